// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.service.Zone;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.FreeSettings;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The switches. All moves happen on one thread; the list of services is read by any. */
@Component(immediate = true, configurationPid = Settings.PID)
@Designate(ocd = SwitchSettings.class)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.lockgate.api.service.ServiceEnabled\"")
@FreeSettings(pid = Settings.PID, keys = Declaration.ID_FORM)
public final class Switchboard implements ServiceSwitch {
  @FunctionalInterface
  private interface Order {
    void carryOut() throws ServiceRefusedException, IOException;
  }

  private final BundleContext context;
  private final AccessControl access;
  private final AuditLog audit;
  private final SwitchThread thread = new SwitchThread();
  private final Gatekeeper gatekeeper;
  private final Commands commands;
  private final StatusList list;
  private final BundleWatch watch;

  /** Watches bundles from now on and puts the configuration in force soon. */
  @Activate
  public Switchboard(
      BundleContext context,
      @Reference ConfigStore config,
      @Reference StateStore state,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference DeviceSigner signer,
      @Reference GatewayClock clock,
      @Reference OpenServices open) {
    this.context = context;
    this.access = access;
    this.audit = audit;
    InstalledBundles bundles = new InstalledBundles(context);
    this.gatekeeper =
        new Gatekeeper(
            bundles,
            new RegisteredMarkers(context),
            new BundleKeeper(bundles, clock),
            config,
            new LockStore(state, signer, clock));
    this.commands = new Commands(gatekeeper, config, open);
    this.list = new StatusList(bundles, open);
    this.watch = new BundleWatch(bundles, this::settingsChanged);
    context.addBundleListener(watch);
    settingsChanged();
  }

  @Modified
  void settingsChanged() {
    thread.soon(() -> gatekeeper.act(watch.takeStarted(), Cause.configuration(audit)));
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(watch);
    thread.stop();
    gatekeeper.close();
  }

  @Override
  public List<ServiceStatus> services() {
    return list.of(gatekeeper.latest());
  }

  @Override
  public void enable(Identity by, String id, Set<Zone> zones)
      throws ServiceRefusedException, NotAllowedException, IOException {
    Cause cause = Cause.person(audit, by);
    order(
        cause,
        "gateway:service-enable",
        "SERVICE_ENABLED",
        id,
        () -> commands.enable(cause, id, zones));
  }

  @Override
  public void disable(Identity by, String id, Set<Zone> zones)
      throws ServiceRefusedException, NotAllowedException, IOException {
    Cause cause = Cause.person(audit, by);
    order(
        cause,
        "gateway:service-disable",
        "SERVICE_DISABLED",
        id,
        () -> commands.disable(cause, id, zones));
  }

  @Override
  public void lockOff(Identity by, String id)
      throws ServiceRefusedException, NotAllowedException, IOException {
    Cause cause = Cause.person(audit, by);
    order(
        cause,
        "gateway:service-disable --permanent",
        "SERVICE_LOCKED",
        id,
        () -> commands.lockOff(cause, id));
  }

  @Override
  public List<PresetRow> preview(String preset) throws ServiceRefusedException {
    return Commands.preview(gatekeeper.latest(), preset);
  }

  @Override
  public void apply(Identity by, String preset)
      throws ServiceRefusedException, NotAllowedException, IOException {
    Cause cause = Cause.person(audit, by);
    order(cause, "gateway:preset", "PRESET_APPLIED", preset, () -> commands.apply(cause, preset));
  }

  /** Checks the permission, carries the order out on the switch thread and records when it came to nothing. */
  private void order(Cause cause, String operation, String type, String id, Order order)
      throws ServiceRefusedException, NotAllowedException, IOException {
    access.require(cause.by(), Permission.SWITCH_SERVICES, operation);
    try {
      thread.call(
          () -> {
            order.carryOut();
            return id;
          });
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServiceRefusedException refused) {
        cause.record(type, id, Result.REFUSED, String.valueOf(refused.getMessage()));
        throw refused;
      }
      cause.record(type, id, Result.FAILED, String.valueOf(e.getCause()));
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException("switching " + id + " failed", e.getCause());
    }
  }
}
