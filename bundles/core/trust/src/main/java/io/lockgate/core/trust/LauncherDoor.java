// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.launcher.spi.TrustGate;
import io.lockgate.launcher.spi.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that knows the launcher's package; loaded only when that is there. The gate lives as long as the framework,
 * so that nobody has to watch it come and go.
 *
 * @param gate the launcher's
 * @param registry works on the gate
 * @param refusals hears what is refused
 * @param stopListening ends the hearing of its verdicts
 */
record LauncherDoor(
    TrustGate gate, SignerRegistry registry, Refusals refusals, Runnable stopListening) {
  private static final Logger LOG = LoggerFactory.getLogger(LauncherDoor.class);

  /** Audits what happened before, then listens. */
  static LauncherDoor open(
      BundleContext context,
      ServiceReference<?> reference,
      StateStore store,
      AccessControl access,
      AuditLog audit,
      GatewayClock clock) {
    if (!(context.getService(reference) instanceof TrustGate gate)) {
      throw new IllegalStateException("the gate of the system bundle is gone");
    }
    TrustRecords records = new TrustRecords(store);
    DeployFolder deploy = deployFolder(context);
    Refusals refusals = new Refusals(audit, deploy);
    InstalledBundles bundles = new InstalledBundles(context, gate);
    BootAudit boot = new BootAudit(audit);
    boot.findings(gate);
    boot.editsOf(records);
    SignerRegistry registry =
        new LaunchedRegistry(gate, records, bundles, refusals, deploy, access, audit, clock);
    TrustMode mode = registry.mode();
    if (mode == TrustMode.OFF || mode == TrustMode.WARN) {
      LOG.warn("signing policy {}: unsigned code is let in", TrustRecords.label(mode));
    }
    return new LauncherDoor(gate, registry, refusals, gate.onVerdict(refusals::hear));
  }

  /** Tells of a file in the deploy folder that never reached the gate. */
  void refuse(Instant time, String location, String reason) {
    refusals.hear(new Verdict(time.toEpochMilli(), location, "", true, reason));
  }

  KarInstaller kars(FeaturesService features) {
    return new KarInstaller(gate, features);
  }

  private static DeployFolder deployFolder(BundleContext context) {
    String folder = context.getProperty("lockgate.deploy");
    Path path = Path.of(folder == null ? "deploy" : folder);
    return new DeployFolder(path.toAbsolutePath().normalize());
  }
}
