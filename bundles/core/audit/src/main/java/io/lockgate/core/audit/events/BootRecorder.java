// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.events;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.store.StateStore;
import io.lockgate.core.audit.log.RunMarker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records each start, with how the last run ended, and each stop, with its reason. A marker in the state store tells
 * the next start what happened: it is only {@code stopped} when this component was told to stop.
 */
@Component(service = {})
public final class BootRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(BootRecorder.class);
  private static final long STOP_SECONDS = 5;

  private final AuditLog audit;
  private final StateStore state;
  private final Bundle framework;

  @Activate
  public BootRecorder(
      BundleContext context, @Reference AuditLog audit, @Reference StateStore state) {
    this.audit = audit;
    this.state = state;
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    String last = lastRun();
    mark(RunMarker.STARTING);
    audit
        .append(SystemEvents.of(AuditEvent.Category.SYSTEM, "BOOT", "gateway", last))
        .thenRun(() -> mark(RunMarker.RUNNING));
  }

  /** Waits, within bounds, until the stop is on disk. */
  @Deactivate
  void stop() {
    String reason =
        framework.getState() == Bundle.STOPPING
            ? "the gateway was told to stop"
            : "the audit log was told to stop, the gateway runs on";
    try {
      audit
          .append(SystemEvents.of(AuditEvent.Category.SYSTEM, "SHUTDOWN", "gateway", reason))
          .toCompletableFuture()
          .get(STOP_SECONDS, TimeUnit.SECONDS);
      mark(RunMarker.STOPPED + reason);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("audit: the shutdown could not be recorded", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String lastRun() {
    try {
      Optional<byte[]> marker = state.read(RunMarker.NAME);
      if (marker.isEmpty()) {
        return "first start";
      }
      String text = new String(marker.get(), StandardCharsets.UTF_8);
      return text.startsWith(RunMarker.STOPPED)
          ? "last run ended clean: " + text.substring(RunMarker.STOPPED.length())
          : "last run ended by crash or power loss";
    } catch (IOException e) {
      LOG.error("audit: how the last run ended cannot be read", e);
      return "how the last run ended is unknown: " + e.getMessage();
    }
  }

  private void mark(String text) {
    try {
      state.write(RunMarker.NAME, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.error("audit: the next start cannot tell how this run ended", e);
    }
  }
}
