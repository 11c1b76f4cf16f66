// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.Generation;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.config.live.AuditQueue;
import io.lockgate.core.config.schema.Pids;
import io.lockgate.core.config.schema.SchemaRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link ConfigStore} of this gateway: a {@link GenerationalConfigStore}, polled every second by one daemon thread
 * and told of bundles as they are resolved.
 */
@Component(service = ConfigStore.class, immediate = true)
public final class ConfigStoreService implements ConfigStore {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigStoreService.class);

  private final AuditQueue audit = new AuditQueue();
  private final BundleContext context;
  private final GenerationalConfigStore store;
  private final SynchronousBundleListener bundles = this::bundleChanged;
  private final ScheduledExecutorService poller;

  /** Throws IOException, and so stays away, when a folder cannot be used. */
  @Activate
  public ConfigStoreService(
      BundleContext context,
      @Reference ConfigurationAdmin admin,
      @Reference MetaTypeService metatype,
      @Reference GatewayClock clock)
      throws IOException {
    this.context = context;
    SchemaRegistry schemas = new SchemaRegistry(context::getBundles, metatype);
    store = new GenerationalConfigStore(Folders.ofThisProcess(), schemas, admin, audit, clock);
    poller =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lockgate-config");
              thread.setDaemon(true);
              return thread;
            });
    context.addBundleListener(bundles);
    store.bundleChanged();
    poller.scheduleWithFixedDelay(this::poll, 1, 1, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(bundles);
    poller.shutdown();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "auditGone")
  void auditArrived(AuditLog log) {
    audit.arrived(log);
  }

  void auditGone(AuditLog log) {
    audit.gone(log);
  }

  private void bundleChanged(BundleEvent event) {
    String name = event.getBundle().getSymbolicName();
    if (name == null || Pids.ofPlatform(name)) {
      return;
    }
    if (event.getType() == BundleEvent.RESOLVED) {
      store.bundleResolved();
    } else if ((event.getType() & (BundleEvent.UNRESOLVED | BundleEvent.UNINSTALLED)) != 0) {
      store.bundleChanged();
    }
  }

  /** A failure nobody foresaw must not end the polling. */
  private void poll() {
    try {
      store.poll();
    } catch (RuntimeException e) {
      LOG.error("Polling the configuration failed", e);
    }
  }

  @Override
  public SortedSet<String> pids() {
    return store.pids();
  }

  @Override
  public Map<String, String> get(String pid) {
    return store.get(pid);
  }

  @Override
  public Generation change(ConfigChange change, Identity by, String reason)
      throws ConfigRejectedException, IOException {
    return store.change(change, by, reason);
  }

  @Override
  public List<Generation> history() {
    return store.history();
  }

  @Override
  public Generation rollback(int generation, Identity by)
      throws ConfigRejectedException, IOException {
    return store.rollback(generation, by);
  }

  @Override
  public List<ConfigDifference> diff(int from, int to) throws ConfigRejectedException, IOException {
    return store.diff(from, to);
  }

  @Override
  public List<ConfigRejectedException.Problem> problems() {
    return store.problems();
  }
}
