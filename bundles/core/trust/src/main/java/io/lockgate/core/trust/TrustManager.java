// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Refusal;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the registry to the launcher's gate, and listens to it from activation to deactivation. The gate is looked up by
 * name, because its package does not exist when something else than the launcher started the framework.
 */
@Component(
    immediate = true,
    service = {SignerRegistry.class, TrustManager.class})
public final class TrustManager implements SignerRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(TrustManager.class);
  private static final String GATE = "io.lockgate.launcher.spi.TrustGate";

  private final SignerRegistry registry;
  private final Optional<LauncherDoor> door;

  /** Reports what happened before, then listens. */
  @Activate
  public TrustManager(
      BundleContext context,
      @Reference StateStore store,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference GatewayClock clock) {
    ServiceReference<?> reference = context.getServiceReference(GATE);
    if (reference == null) {
      LOG.error(UnlaunchedRegistry.WHY);
      registry = new UnlaunchedRegistry();
      door = Optional.empty();
      return;
    }
    LauncherDoor open = LauncherDoor.open(context, reference, store, access, audit, clock);
    registry = open.registry();
    door = Optional.of(open);
  }

  @Deactivate
  void deactivate() {
    door.ifPresent(open -> open.stopListening().run());
  }

  @Override
  public List<Signer> signers() {
    return registry.signers();
  }

  @Override
  public Signer enrol(Identity by, String certificatePem, String prefix)
      throws SignerRefusedException, NotAllowedException, IOException {
    return registry.enrol(by, certificatePem, prefix);
  }

  @Override
  public Signer revoke(Identity by, String fingerprint)
      throws SignerRefusedException, NotAllowedException, IOException {
    return registry.revoke(by, fingerprint);
  }

  @Override
  public TrustMode mode() {
    return registry.mode();
  }

  @Override
  public void setMode(Identity by, TrustMode mode) throws NotAllowedException, IOException {
    registry.setMode(by, mode);
  }

  @Override
  public List<Refusal> refusals() {
    return registry.refusals();
  }

  /** Tells of a file in the deploy folder that never reached the gate. */
  void refuse(Instant time, String location, String reason) {
    door.ifPresent(open -> open.refuse(time, location, reason));
  }

  /** Brings in KARs; empty when the launcher is absent, and nothing could check them. */
  Optional<KarInstaller> kars(FeaturesService features) {
    return door.map(open -> open.kars(features));
  }
}
