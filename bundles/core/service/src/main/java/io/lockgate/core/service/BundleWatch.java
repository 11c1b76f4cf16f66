// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Notices bundles with services that come, go or are started. Called by any thread; only takes a note. */
final class BundleWatch implements SynchronousBundleListener {
  private final InstalledBundles bundles;
  private final Runnable noticed;
  private final Set<Long> started = new TreeSet<>();

  BundleWatch(InstalledBundles bundles, Runnable noticed) {
    this.bundles = bundles;
    this.noticed = noticed;
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    boolean matters =
        switch (event.getType()) {
          case BundleEvent.UNINSTALLED, BundleEvent.UPDATED -> true;
          case BundleEvent.INSTALLED, BundleEvent.STARTED -> bundles.declares(event.getBundle());
          default -> false;
        };
    if (matters) {
      if (event.getType() == BundleEvent.STARTED) {
        synchronized (started) {
          started.add(event.getBundle().getBundleId());
        }
      }
      noticed.run();
    }
  }

  /** Bundles started since the last call. */
  Set<Long> takeStarted() {
    synchronized (started) {
      Set<Long> taken = new TreeSet<>(started);
      started.clear();
      return taken;
    }
  }
}
