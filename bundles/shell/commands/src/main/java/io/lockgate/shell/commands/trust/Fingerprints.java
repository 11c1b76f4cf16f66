// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the fingerprints that can be revoked. */
@Service
public final class Fingerprints extends Offer {
  @Reference SignerRegistry registry;

  @Override
  protected Collection<String> words() {
    return registry.signers().stream()
        .filter(signer -> signer.scope() == Signer.Scope.OEM)
        .map(Signer::fingerprint)
        .toList();
  }
}
