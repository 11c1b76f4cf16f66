// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Revokes a signer. */
@Service
@Command(
    scope = "gateway",
    name = "trust-revoke",
    description =
        "Shuts a signer out for good; its bundles are uninstalled. Example: gateway:trust-revoke 3f2a91c07b")
public final class TrustRevokeCommand extends OneArgumentCommand {
  @Reference SignerRegistry registry;

  @Argument(
      name = "fingerprint",
      description = "Fingerprint, or a unique beginning of at least 8 digits",
      required = true)
  @Completion(Fingerprints.class)
  String fingerprint = "";

  @Override
  protected Permission permission() {
    return Permission.MANAGE_TRUST;
  }

  @Override
  protected void run(Call call) throws Exception {
    call.print(SignerTables.of(List.of(registry.revoke(call.who(), fingerprint))));
  }
}
