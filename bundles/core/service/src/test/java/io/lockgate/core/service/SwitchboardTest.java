// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Role;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch.PresetRow;
import io.lockgate.api.service.Zone;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.fakes.MemoryConfigStore;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The switches in a real framework, with bundles made on the fly and real ports. */
class SwitchboardTest {
  private static final Identity ADMIN = new Identity("local-1000", Role.SECURITY_ADMIN, "console");
  private static final Identity VIEWER = new Identity("local-1001", Role.VIEWER, "console");

  private final RoleAccessControl access = new RoleAccessControl();
  private final MemoryConfigStore config = new MemoryConfigStore();
  private final MemoryStateStore state = new MemoryStateStore();
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private final FreshDeviceSigner signer = new FreshDeviceSigner();
  private final OpenServices open = new OpenServices();
  private Framework framework;
  private Bundle web;
  private Switchboard board;

  @BeforeEach
  void start(@TempDir Path cache) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    settings.put("felix.log.level", "0");
    framework = new FrameworkFactory().newFramework(settings);
    framework.start();
    web = install("web", SmallBundle.service("https", "eth1,eth2,local", "eth1,local", "eth1"));
    web.start();
    board = open();
    await().until(() -> marked("https").equals("eth1,local"));
  }

  @AfterEach
  void stop() throws Exception {
    board.stop();
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void panel_is_the_factory_state_and_services_off_in_it_have_their_bundle_stopped()
      throws Exception {
    Bundle dpws = install("dpws", SmallBundle.service("dpws", "eth1", "", ""));
    dpws.start();
    await().until(() -> dpws.getState() == Bundle.RESOLVED);
    assertEquals(
        List.of("dpws OFF off", "https ON eth1,local"),
        board.services().stream()
            .map(s -> s.id() + " " + s.state() + " " + Zones.text(s.zones()))
            .toList());
    ServiceStatus https = board.services().get(1);
    assertEquals("Service https", https.title());
    assertEquals(List.of("tcp/1"), https.ports());
    assertEquals("web", https.bundle());
    assertEquals("its bundle runs, its ports are not open yet", https.note());
  }

  @Test
  void off_closes_the_port_before_it_returns_and_on_opens_it_two_hundred_times() throws Exception {
    try (ListeningService service = new ListeningService(context(), "https", open)) {
      Endpoint endpoint = new Endpoint("tcp", "127.0.0.1", service.port);
      for (int i = 0; i < 200; i++) {
        board.disable(ADMIN, "https", Set.of());
        assertFalse(PortProbe.accepts(endpoint));
        assertEquals(Bundle.RESOLVED, web.getState());
        assertEquals("", marked("https"));
        board.enable(ADMIN, "https", Set.of());
        assertTrue(PortProbe.accepts(endpoint));
        assertEquals(Bundle.ACTIVE, web.getState());
        assertEquals("eth1,local", marked("https"));
      }
    }
    assertEquals(400, audit.types().size());
    assertEquals("SERVICE_DISABLED", audit.types().get(0));
    assertEquals("eth1,local -> off", audit.events().get(0).detail());
    assertEquals("local-1000", audit.events().get(0).who());
    assertEquals("SERVICE_ENABLED", audit.types().get(1));
  }

  @Test
  void port_that_stays_open_is_named_and_the_service_stays_off() throws Exception {
    try (ListeningService service = new ListeningService(context(), "https", open)) {
      service.stubborn = true;
      IOException still =
          assertThrows(IOException.class, () -> board.disable(ADMIN, "https", Set.of()));
      assertTrue(String.valueOf(still.getMessage()).contains("tcp/127.0.0.1:" + service.port));
      assertEquals(ServiceState.OFF, board.services().get(0).state());
      service.stubborn = false;
    }
  }

  @Test
  void bundle_of_a_service_that_is_off_is_stopped_whoever_starts_it_and_one_record_a_minute_kept()
      throws Exception {
    board.disable(ADMIN, "https", Set.of());
    for (int i = 0; i < 5; i++) {
      web.start();
      await().until(() -> web.getState() == Bundle.RESOLVED);
    }
    assertEquals(List.of("SERVICE_DISABLED", "SERVICE_BUNDLE_STOPPED"), audit.types());
    assertEquals("system", audit.events().get(1).who());
  }

  @Test
  void off_holds_over_a_restart_of_everything_but_the_configuration() throws Exception {
    board.disable(ADMIN, "https", Set.of());
    board.stop();
    web.start();
    board = open();
    await().until(() -> web.getState() == Bundle.RESOLVED);
    assertEquals("", marked("https"));
    assertEquals(ServiceState.OFF, board.services().get(0).state());
  }

  @Test
  void zones_are_added_and_taken_and_the_marker_is_replaced() throws Exception {
    board.enable(ADMIN, "https", Set.of(Zone.ETH2));
    assertEquals("eth1,eth2,local", marked("https"));
    board.disable(ADMIN, "https", Set.of(Zone.ETH1, Zone.LOCAL));
    assertEquals("eth2", marked("https"));
    assertEquals("eth2", config.get(Settings.PID).get("https"));
    board.disable(ADMIN, "https", Set.of(Zone.ETH2));
    assertEquals("", marked("https"));
    assertEquals("off", config.get(Settings.PID).get("https"));
  }

  @Test
  void edit_of_the_file_is_put_in_force_and_recorded_and_nonsense_is_off() throws Exception {
    config.edit(Settings.PID, "https", "eth2");
    board.settingsChanged();
    await().until(() -> marked("https").equals("eth2"));
    config.edit(Settings.PID, "https", "everywhere");
    board.settingsChanged();
    await().until(() -> marked("https").isEmpty());
    assertTrue(board.services().get(0).note().startsWith("off because its setting is wrong"));
    await().until(() -> audit.types().equals(List.of("SERVICE_ENABLED", "SERVICE_DISABLED")));
    assertEquals("configuration", audit.events().get(0).source());
  }

  @Test
  void locked_off_is_for_good_whatever_is_tried() throws Exception {
    board.lockOff(ADMIN, "https");
    board.lockOff(ADMIN, "wireless");
    assertThrows(
        ServiceRefusedException.class, () -> board.enable(ADMIN, "https", Set.of(Zone.ETH1)));
    config.edit(Settings.PID, "https", "eth1");
    board.settingsChanged();
    board.apply(ADMIN, "panel");
    web.start();
    await().until(() -> web.getState() == Bundle.RESOLVED);
    web.uninstall();
    Bundle again = install("web2", SmallBundle.service("https", "eth1", "eth1", "eth1"));
    again.start();
    await().until(() -> again.getState() == Bundle.RESOLVED);
    board.stop();
    board = open();
    await().until(() -> board.services().size() == 2);
    assertEquals(
        List.of(ServiceState.LOCKED_OFF, ServiceState.LOCKED_OFF),
        board.services().stream().map(ServiceStatus::state).toList());
    assertEquals("", marked("https"));
    assertEquals(2, audit.types().stream().filter("SERVICE_LOCKED"::equals).count());
  }

  @Test
  void radio_walks_through_absent_off_on_and_locked_off() throws Exception {
    config.edit(Settings.PID, "wifi", "off");
    board.settingsChanged();
    await().until(() -> board.services().size() == 2);
    assertEquals(ServiceState.ABSENT, stateOf("wifi"));
    Bundle radio = install("radio", SmallBundle.service("wifi", "wifi", "", ""));
    await().until(() -> stateOf("wifi") == ServiceState.OFF);
    board.enable(ADMIN, "wifi", Set.of());
    assertEquals(ServiceState.ON, stateOf("wifi"));
    assertEquals(Bundle.ACTIVE, radio.getState());
    board.lockOff(ADMIN, "wifi");
    assertEquals(ServiceState.LOCKED_OFF, stateOf("wifi"));
    assertEquals(Bundle.RESOLVED, radio.getState());
  }

  @Test
  void preset_shows_its_rows_first_and_is_undone_by_panel() throws Exception {
    install("dpws", SmallBundle.service("dpws", "eth1", "eth1", "")).start();
    await().until(() -> marked("dpws").equals("eth1"));
    board.enable(ADMIN, "https", Set.of(Zone.ETH2));
    List<PresetRow> rows = board.preview("hardened");
    assertEquals(
        List.of(
            new PresetRow("dpws", Set.of(Zone.ETH1), Set.of()),
            new PresetRow("https", Set.of(Zone.ETH1, Zone.ETH2, Zone.LOCAL), Set.of(Zone.ETH1))),
        rows);
    assertEquals("eth1,eth2,local", marked("https"), "looking changes nothing");
    board.apply(ADMIN, "hardened");
    assertEquals("eth1", marked("https"));
    assertEquals("", marked("dpws"));
    assertEquals(List.of(), board.preview("hardened"));
    board.apply(ADMIN, "panel");
    assertEquals("eth1,local", marked("https"));
    assertEquals("eth1", marked("dpws"));
    assertTrue(audit.types().contains("PRESET_APPLIED"));
    assertThrows(ServiceRefusedException.class, () -> board.preview("strict"));
  }

  @Test
  void refused_orders_change_nothing() throws Exception {
    assertThrows(NotAllowedException.class, () -> board.disable(VIEWER, "https", Set.of()));
    assertThrows(NotAllowedException.class, () -> board.lockOff(VIEWER, "https"));
    assertThrows(NotAllowedException.class, () -> board.apply(VIEWER, "hardened"));
    assertThrows(ServiceRefusedException.class, () -> board.enable(ADMIN, "nothing", Set.of()));
    assertThrows(ServiceRefusedException.class, () -> board.disable(ADMIN, "nothing", Set.of()));
    assertThrows(ServiceRefusedException.class, () -> board.lockOff(ADMIN, "No Id"));
    assertThrows(
        ServiceRefusedException.class, () -> board.enable(ADMIN, "https", Set.of(Zone.VPN)));
    config.reject(true);
    assertThrows(ServiceRefusedException.class, () -> board.disable(ADMIN, "https", Set.of()));
    config.reject(false);
    config.fail(true);
    assertThrows(IOException.class, () -> board.disable(ADMIN, "https", Set.of()));
    assertEquals("eth1,local", marked("https"));
    assertEquals(Bundle.ACTIVE, web.getState());
    assertEquals(
        List.of("REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "FAILED"),
        audit.events().stream().map(AuditEvent::result).map(Enum::name).toList());
  }

  @Test
  void a_second_way_for_files_is_refused_and_the_first_one_named() throws Exception {
    install("sftp", SmallBundle.service("csv-sftp", "eth1", "", "") + ";publishes=files");
    install("web-files", SmallBundle.service("csv-https", "eth1", "", "") + ";publishes=files");
    board.enable(ADMIN, "csv-sftp", Set.of());
    ServiceRefusedException refused =
        assertThrows(
            ServiceRefusedException.class, () -> board.enable(ADMIN, "csv-https", Set.of()));
    assertTrue(String.valueOf(refused.getMessage()).contains("csv-sftp is on"));
    assertEquals("", marked("csv-https"));
    board.disable(ADMIN, "csv-sftp", Set.of());
    board.enable(ADMIN, "csv-https", Set.of());
    assertEquals("eth1", marked("csv-https"));
  }

  @Test
  void second_bundle_with_the_same_id_stays_stopped_until_the_first_is_gone() throws Exception {
    Bundle other = install("other", SmallBundle.service("https", "eth2", "eth2", ""));
    other.start();
    await().until(() -> other.getState() == Bundle.RESOLVED);
    assertTrue(board.services().get(0).note().contains("other"));
    assertEquals("eth1,local", marked("https"));
    web.uninstall();
    await().until(() -> other.getState() == Bundle.ACTIVE);
    assertEquals("eth2", marked("https"));
  }

  private Switchboard open() {
    return new Switchboard(context(), config, state, access, audit, signer, new FakeClock(), open);
  }

  private BundleContext context() {
    return framework.getBundleContext();
  }

  private Bundle install(String name, String capabilities) throws Exception {
    return context().installBundle("test:" + name, SmallBundle.of(name, capabilities));
  }

  private ServiceState stateOf(String id) {
    return board.services().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** Zones of the published marker, empty when there is none. */
  private String marked(String id) throws Exception {
    var found =
        context().getServiceReferences(ServiceEnabled.class, "(gateway.service=" + id + ")");
    assertTrue(found.size() <= 1);
    return found.stream()
        .map(reference -> Zones.text(context().getService(reference).zones()))
        .findFirst()
        .orElse("");
  }
}
