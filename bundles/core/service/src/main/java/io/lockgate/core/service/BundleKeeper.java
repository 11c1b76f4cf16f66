// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.time.GatewayClock;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the bundles whose services are all off, whoever started them, and starts a bundle when one of its services goes
 * on. Not thread-safe: the switch thread owns it.
 */
final class BundleKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(BundleKeeper.class);

  private final ServiceBundles bundles;
  private final Repeats repeats;
  private Set<Long> kept = Set.of();

  BundleKeeper(ServiceBundles bundles, GatewayClock clock) {
    this.bundles = bundles;
    this.repeats = new Repeats(clock);
  }

  /**
   * Brings the bundles in line.
   *
   * @param wanted bundles with a service that is on
   * @param started bundles somebody started since the last call
   * @param cause records what somebody else had started
   */
  void keep(Set<Long> wanted, Set<Long> started, Cause cause) {
    Set<Long> unwanted = new TreeSet<>(bundles.bundles());
    unwanted.removeAll(wanted);
    repeats.keepOnly(unwanted);
    for (long id : unwanted) {
      if (bundles.running(id)) {
        stop(id, started.contains(id), cause);
      }
    }
    for (long id : wanted) {
      if (kept.contains(id)) {
        start(id);
      }
    }
    kept = unwanted;
  }

  /** Starts a bundle that is wanted and does not run; a failure is logged and shows in the list of services. */
  void start(long id) {
    if (bundles.running(id)) {
      return;
    }
    try {
      bundles.start(id);
    } catch (BundleException e) {
      LOG.error("bundle {} has a service that is on and does not start", id, e);
    }
  }

  private void stop(long id, boolean startedByOthers, Cause cause) {
    try {
      bundles.stop(id);
      LOG.info("bundle {} is stopped: its services are off", id);
      if (startedByOthers) {
        repeats
            .report(id)
            .ifPresent(
                times ->
                    cause.record(
                        "SERVICE_BUNDLE_STOPPED",
                        "bundle " + id,
                        Result.OK,
                        "its services are off and it was started, times: " + times));
      }
    } catch (BundleException e) {
      LOG.error("bundle {} has no service that is on and does not stop", id, e);
      cause.record("SERVICE_BUNDLE_STOPPED", "bundle " + id, Result.FAILED, "it does not stop");
    }
  }
}
