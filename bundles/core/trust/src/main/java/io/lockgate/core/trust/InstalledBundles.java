// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.launcher.spi.TrustGate;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gate about what is installed. */
final class InstalledBundles {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledBundles.class);

  private final BundleContext context;
  private final TrustGate gate;

  InstalledBundles(BundleContext context, TrustGate gate) {
    this.context = context;
    this.gate = gate;
  }

  /** Those the gate would let in now. */
  List<Bundle> admitted() {
    List<Bundle> admitted = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getBundleId() != 0 && gate.objection(bundle).isEmpty()) {
        admitted.add(bundle);
      }
    }
    return admitted;
  }

  /** Uninstalls those of them that the gate objects to by now; gives their symbolic names. */
  List<String> uninstallObjectionable(List<Bundle> formerlyAdmitted) {
    List<String> gone = new ArrayList<>();
    for (Bundle bundle : formerlyAdmitted) {
      if (gate.objection(bundle).isEmpty()) {
        continue;
      }
      String name = String.valueOf(bundle.getSymbolicName());
      try {
        bundle.uninstall();
        gone.add(name);
        LOG.warn("uninstalled {}: its signer was revoked", name);
      } catch (BundleException | IllegalStateException e) {
        LOG.error("{} could not be uninstalled after its signer was revoked", name, e);
      }
    }
    return gone;
  }
}
