// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Signer;
import io.lockgate.shell.commands.base.Table;
import java.util.List;
import java.util.Locale;

/** How signers are shown. */
final class SignerTables {
  private SignerTables() {}

  static Table of(List<Signer> signers) {
    Table table = new Table("fingerprint", "scope", "prefix", "not_after", "name");
    for (Signer signer : signers) {
      table.row(
          signer.fingerprint(),
          signer.scope().name().toLowerCase(Locale.ROOT),
          signer.prefix(),
          signer.notAfter(),
          signer.name());
    }
    return table;
  }
}
