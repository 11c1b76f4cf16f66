// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.events;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Records each bundle that is installed, started, stopped, updated or removed. While the framework climbs to its final
 * start level, and while it shuts down, bundles are counted, not listed: one record at the end of the climb.
 */
@Component(service = {})
public final class BundleRecorder implements SynchronousBundleListener, FrameworkListener {
  private final BundleContext context;
  private final AuditLog audit;
  private final Bundle framework;
  private final int finalLevel;
  private final AtomicBoolean booting = new AtomicBoolean(true);
  private final AtomicInteger installed = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();

  @Activate
  public BundleRecorder(BundleContext context, @Reference AuditLog audit) {
    this.context = context;
    this.audit = audit;
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    String beginning = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
    finalLevel = beginning == null ? 1 : Integer.parseInt(beginning.trim());
    context.addBundleListener(this);
    context.addFrameworkListener(this);
    endBootAtFinalLevel();
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(this);
    context.removeFrameworkListener(this);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    String type =
        switch (event.getType()) {
          case BundleEvent.INSTALLED -> "BUNDLE_INSTALLED";
          case BundleEvent.STARTED -> "BUNDLE_STARTED";
          case BundleEvent.STOPPED -> "BUNDLE_STOPPED";
          case BundleEvent.UPDATED -> "BUNDLE_UPDATED";
          case BundleEvent.UNINSTALLED -> "BUNDLE_UNINSTALLED";
          default -> "";
        };
    if (booting.get()) {
      count(event.getType());
    } else if (!type.isEmpty() && framework.getState() != Bundle.STOPPING) {
      Bundle bundle = event.getBundle();
      String name = bundle.getSymbolicName() == null ? "" : bundle.getSymbolicName();
      String detail = "version " + bundle.getVersion() + ", from " + bundle.getLocation();
      audit.append(SystemEvents.of(AuditEvent.Category.SOFTWARE, type, name, detail));
    }
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED
        || event.getType() == FrameworkEvent.STARTED) {
      endBootAtFinalLevel();
    }
  }

  private void count(int type) {
    if (type == BundleEvent.INSTALLED) {
      installed.incrementAndGet();
    } else if (type == BundleEvent.STARTED) {
      started.incrementAndGet();
    }
  }

  private void endBootAtFinalLevel() {
    int level = framework.adapt(FrameworkStartLevel.class).getStartLevel();
    boolean there = level >= finalLevel && framework.getState() == Bundle.ACTIVE;
    if (there && booting.compareAndSet(true, false)) {
      String detail =
          "%d bundles; since the audit log was started %d were installed and %d started"
              .formatted(context.getBundles().length, installed.get(), started.get());
      audit.append(SystemEvents.of(AuditEvent.Category.SYSTEM, "BOOT_FINISHED", "gateway", detail));
    }
  }
}
