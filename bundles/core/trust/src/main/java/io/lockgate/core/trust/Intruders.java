// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.launcher.spi.TrustGate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installed bundles that would no longer be let in. */
final class Intruders {
  private static final Logger LOG = LoggerFactory.getLogger(Intruders.class);

  private final TrustGate gate;
  private final Supplier<Bundle[]> bundles;

  Intruders(TrustGate gate, Supplier<Bundle[]> bundles) {
    this.gate = gate;
    this.bundles = bundles;
  }

  /** Uninstalls them; their symbolic names. */
  List<String> uninstall() {
    List<String> gone = new ArrayList<>();
    for (Bundle bundle : bundles.get()) {
      gate.objection(bundle)
          .ifPresent(
              reason -> {
                LOG.warn("uninstalling {}: {}", bundle.getSymbolicName(), reason);
                try {
                  bundle.uninstall();
                  gone.add(bundle.getSymbolicName());
                } catch (BundleException e) {
                  LOG.error("{} could not be uninstalled", bundle.getSymbolicName(), e);
                }
              });
    }
    return gone;
  }
}
