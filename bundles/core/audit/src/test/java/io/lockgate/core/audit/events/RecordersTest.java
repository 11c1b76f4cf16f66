// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.core.audit.HashChainedAuditLog;
import io.lockgate.core.audit.LogFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;

final class RecordersTest {
  private LogFixture gateway;
  private HashChainedAuditLog log;
  private FakeFramework framework;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    gateway = new LogFixture(folder.resolve("audit"));
    log = gateway.open();
    framework = new FakeFramework();
  }

  @AfterEach
  void stop() throws Exception {
    log.close();
  }

  @Test
  void each_boot_says_how_the_last_run_ended() throws Exception {
    BootRecorder first = new BootRecorder(framework.context(), log, gateway.state);
    framework.state = Bundle.STOPPING;
    first.stop();
    BootRecorder second = new BootRecorder(framework.context(), log, gateway.state);
    LogFixture.append(log, LogFixture.event(1));
    assertEquals("running", marker());
    BootRecorder third = new BootRecorder(framework.context(), log, gateway.state);
    framework.state = Bundle.ACTIVE;
    third.stop();
    List<String> told = details();
    assertEquals("first start", told.get(0));
    assertEquals("the gateway was told to stop", told.get(1));
    assertEquals("last run ended clean: the gateway was told to stop", told.get(2));
    assertEquals("last run ended by crash or power loss", told.get(4));
    assertEquals("the audit log was told to stop, the gateway runs on", told.get(5));
    assertTrue(second != third);
  }

  @Test
  void a_start_that_got_nowhere_counts_as_a_crash() throws Exception {
    gateway.state.write("audit/run", "starting".getBytes(StandardCharsets.UTF_8));
    BootRecorder boot = new BootRecorder(framework.context(), log, gateway.state);
    boot.stop();
    assertEquals("last run ended by crash or power loss", details().get(0));
  }

  @Test
  void bundles_are_counted_during_the_boot_and_listed_afterwards() throws Exception {
    framework.level = 50;
    BundleRecorder recorder = new BundleRecorder(framework.context(), log);
    recorder.bundleChanged(new BundleEvent(BundleEvent.INSTALLED, framework.bundle()));
    recorder.bundleChanged(new BundleEvent(BundleEvent.STARTED, framework.bundle()));
    recorder.bundleChanged(new BundleEvent(BundleEvent.STARTED, framework.bundle()));
    framework.level = 100;
    recorder.frameworkEvent(
        new FrameworkEvent(FrameworkEvent.STARTLEVEL_CHANGED, framework.bundle(), null));
    int[] types = {
      BundleEvent.INSTALLED,
      BundleEvent.RESOLVED,
      BundleEvent.STARTED,
      BundleEvent.STOPPED,
      BundleEvent.UPDATED,
      BundleEvent.UNINSTALLED
    };
    for (int type : types) {
      recorder.bundleChanged(new BundleEvent(type, framework.bundle()));
    }
    framework.state = Bundle.STOPPING;
    recorder.bundleChanged(new BundleEvent(BundleEvent.STOPPED, framework.bundle()));
    recorder.stop();
    LogFixture.append(log, LogFixture.event(1));
    assertEquals(
        List.of(
            "BOOT_FINISHED",
            "BUNDLE_INSTALLED",
            "BUNDLE_STARTED",
            "BUNDLE_STOPPED",
            "BUNDLE_UPDATED",
            "BUNDLE_UNINSTALLED",
            "LOGIN_FAILED"),
        LogFixture.types(log));
    assertTrue(details().get(0).contains("1 were installed and 2 started"), details().get(0));
    AuditEvent event = LogFixture.all(log).get(1).event();
    assertEquals("com.example.driver", event.id());
    assertEquals("version 1.2.3, from file:driver.jar", event.detail());
    assertEquals(0, framework.listeners);
  }

  @Test
  void a_recorder_started_after_the_boot_does_not_wait_for_one() throws Exception {
    BundleRecorder recorder = new BundleRecorder(framework.context(), log);
    recorder.bundleChanged(new BundleEvent(BundleEvent.STARTED, framework.bundle()));
    recorder.stop();
    LogFixture.append(log, LogFixture.event(1));
    assertEquals("BUNDLE_STARTED", LogFixture.types(log).get(1));
  }

  private String marker() throws IOException {
    return new String(gateway.state.read("audit/run").orElseThrow(), StandardCharsets.UTF_8);
  }

  private List<String> details() throws Exception {
    return LogFixture.all(log).stream().map(record -> record.event().detail()).toList();
  }
}
