// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.service.Zone;
import io.lockgate.api.store.ConfigStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings markers and bundles in line with the configuration, and says how things stand. {@link #look} and {@link
 * #latest} may be called by any thread, {@link #act} by the switch thread alone.
 */
final class Gatekeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

  private final ServiceBundles bundles;
  private final Markers markers;
  private final BundleKeeper keeper;
  private final ConfigStore config;
  private final LockStore locks;
  private List<String> reportedFaults = List.of();
  private volatile @Nullable Plan acted;

  Gatekeeper(
      ServiceBundles bundles,
      Markers markers,
      BundleKeeper keeper,
      ConfigStore config,
      LockStore locks) {
    this.bundles = bundles;
    this.markers = markers;
    this.keeper = keeper;
    this.config = config;
    this.locks = locks;
  }

  /** How things are to be, by what is installed, configured and locked at this moment. */
  synchronized Plan look() {
    return Plan.of(bundles.declarations(), new Settings(config.get(Settings.PID)), locks.current());
  }

  /** What was last put in force; before that, what is going to be. */
  Plan latest() {
    Plan plan = acted;
    return plan == null ? look() : plan;
  }

  /**
   * Puts the present plan in force and records what changed by it.
   *
   * @param started bundles somebody started since the last call
   */
  Plan act(Set<Long> started, Cause cause) {
    Plan before = acted;
    Plan plan = look();
    report(plan, cause);
    markers.publish(plan.zones());
    keeper.keep(plan.wantedBundles(), started, cause);
    acted = plan;
    if (before != null) {
      recordChanges(before, plan, cause);
    }
    return plan;
  }

  /** Starts the bundle of a service that is on. */
  void start(Declaration service) {
    keeper.start(service.bundleId());
  }

  /** Adds a permanent lock, see {@link LockStore#add}. */
  synchronized void lock(String id, Cause cause) throws IOException {
    locks.add(id, cause.by());
  }

  /** Takes every marker back: nothing may stay open without somebody who can close it. */
  void close() {
    markers.publish(Map.of());
  }

  private void report(Plan plan, Cause cause) {
    List<String> faults = plan.locks().faults();
    if (!faults.equals(reportedFaults)) {
      for (String fault : faults) {
        LOG.error("permanent locks: {}", fault);
        cause.record("SERVICE_LOCKS_DAMAGED", "service-locks", Result.FAILED, fault);
      }
      reportedFaults = faults;
    }
  }

  private static void recordChanges(Plan before, Plan after, Cause cause) {
    after
        .zones()
        .forEach(
            (id, zones) -> {
              Set<Zone> old = before.zones().get(id);
              if (old != null && !old.equals(zones)) {
                String detail = Zones.text(old) + " -> " + Zones.text(zones);
                String type = zones.isEmpty() ? "SERVICE_DISABLED" : "SERVICE_ENABLED";
                LOG.info("{} {}: {}", type, id, detail);
                cause.record(type, id, Result.OK, detail);
              }
              String note = after.notes().get(id);
              if (note != null && !note.equals(before.notes().get(id))) {
                LOG.warn("service {}: {}", id, note);
              }
            });
  }
}
