// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmListener;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthBoard;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Role;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectedFigures;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmServiceTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Identity OPERATOR = new Identity("local-7", Role.OPERATOR, "console");
  private static final Identity VIEWER = new Identity("local-8", Role.VIEWER, "console");

  private final PlayedField field = new PlayedField();
  private final FakeClock clock = new FakeClock();
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private final Map<String, HealthEntry> parts = new ConcurrentSkipListMap<>();
  private final List<AlarmEvent> heard = new CopyOnWriteArrayList<>();
  private final ComponentTest<AlarmService> component =
      ComponentTest.of(AlarmService.class)
          .with(clock)
          .with(new MemoryStateStore())
          .with(new RoleAccessControl())
          .with(audit)
          .with(field)
          .with((AlarmListener) heard::addAll)
          .with((HealthBoard) () -> List.copyOf(parts.values()))
          .with(rule("high", Map.of("source", "m1/P", "limit", "100")))
          .with(
              rule(
                  "low",
                  Map.of(
                      "source", "m2/P", "condition", "below", "limit", "5", "severity", "notice")))
          .config("communication-delay", 0)
          .config("system-red-delay", 0)
          .config("system-orange-delay", 3_600)
          .config("system-off-delay", 0);
  private AlarmService service;

  AlarmServiceTest() throws Exception {
    field.model(List.of(Given.rule("of-model", new AlarmCondition.Above(500, 0), 0, 0, false)));
    field.device("m1", State.ONLINE);
    field.device("m2", State.ONLINE);
    service = component.activate();
  }

  private static ConfiguredRule rule(String name, Map<String, Object> settings) {
    return new ConfiguredRule(
        Form.of(RuleSettings.class, settings),
        Map.of("service.pid", ConfiguredRule.FACTORY_PID + "~" + name));
  }

  @BeforeEach
  void awaitRules() {
    Awaitility.await("the rules").atMost(SOON).until(() -> field.isHeard("m2/P"));
  }

  @AfterEach
  void stop() throws Exception {
    component.deactivate();
  }

  private void part(String name, Status status, String detail) {
    parts.put(name, new HealthEntry(name, new Health(status, detail), clock.now()));
  }

  private List<String> open() {
    return service.open().stream().map(Alarm::id).toList();
  }

  private void awaitOpen(String... ids) {
    Awaitility.await("open " + List.of(ids))
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(List.of(ids), open()));
  }

  @Test
  void configured_rules_those_of_models_and_silence_raise_alarms() throws Exception {
    field.show("m1/P", 600);
    awaitOpen("m1/P:of-model", "m1/P:high");
    field.device("m2", State.OFFLINE);
    awaitOpen("m1/P:of-model", "m2:no-answer", "m1/P:high");
    field.device("m2", State.CONNECTING);
    field.show("m1/P", 10);
    awaitOpen("m2:no-answer");
    field.device("m2", State.ONLINE);
    awaitOpen();
    Awaitility.await("the listener").atMost(SOON).until(() -> heard.size() == 6);
    assertEquals(heard, service.journal(0, 100));
  }

  @Test
  void a_value_that_was_there_before_the_rule_counts() {
    field.show("m3/P", 600);
    field.device("m3", State.ONLINE);
    awaitOpen("m3/P:of-model");
  }

  @Test
  void who_may_acknowledges_and_shelves_and_it_is_recorded() throws Exception {
    field.show("m1/P", 101);
    awaitOpen("m1/P:high");
    assertThrows(NotAllowedException.class, () -> service.acknowledge(VIEWER, "m1/P:high"));
    assertThrows(
        NotAllowedException.class, () -> service.shelve(VIEWER, "m1/P:high", Duration.ofHours(1)));
    assertEquals(AlarmState.ACKNOWLEDGED, service.acknowledge(OPERATOR, "m1/P:high").state());
    service.shelve(OPERATOR, "m1/P:high", Duration.ofHours(1));
    service.shelve(OPERATOR, "m1/P:high", Duration.ZERO);
    assertEquals(
        List.of(
            "ALARM_ACKNOWLEDGED m1/P:high", "ALARM_SHELVED m1/P:high", "ALARM_UNSHELVED m1/P:high"),
        audit.summary());
    assertEquals("local-7", audit.events().get(0).who());
  }

  @Test
  void health_shows_what_nobody_has_acknowledged() throws Exception {
    assertEquals(Status.OK, service.check().status());
    field.show("m2/P", 1);
    awaitOpen("m2/P:low");
    assertEquals(Status.WARN, service.check().status());
    field.device("m1", State.OFFLINE);
    awaitOpen("m1:no-answer", "m2/P:low");
    assertEquals(Status.CRITICAL, service.check().status());
    assertTrue(service.check().detail().contains("m1:no-answer"));
    service.acknowledge(OPERATOR, "m1:no-answer");
    assertEquals(Status.WARN, service.check().status());
    service.shelve(OPERATOR, "m2/P:low", Duration.ofHours(1));
    assertEquals(Status.OK, service.check().status());
  }

  @Test
  void a_part_of_the_gateway_that_is_red_is_an_alarm_until_it_is_well() throws Exception {
    part("csv-sftp-archive", Status.CRITICAL, "host key changed: other.example");
    part("alarms", Status.CRITICAL, "an alarm about alarms");
    part("field", Status.CRITICAL, "devices raise their own");
    part("mqtt", Status.OK, "off");
    awaitOpen("system/csv-sftp-archive:red");
    Alarm red = service.open().get(0);
    assertEquals(Severity.MAJOR, red.rule().severity());
    assertEquals("host key changed: other.example", red.cause().orElseThrow().value().text());
    assertEquals(
        AlarmState.ACKNOWLEDGED,
        service.acknowledge(OPERATOR, "system/csv-sftp-archive:red").state());
    part("csv-sftp-archive", Status.OK, "off");
    awaitOpen();
    assertEquals(
        List.of(
            AlarmEvent.Change.RAISED, AlarmEvent.Change.ACKNOWLEDGED, AlarmEvent.Change.CLEARED),
        service.journal(0, 10).stream().map(AlarmEvent::change).toList());
  }

  @Test
  void one_that_is_orange_is_an_alarm_after_a_time() {
    part("mqtt-plant", Status.TEMPORARILY_UNAVAILABLE, "connection refused");
    part("disk", Status.CHECK_FAILED, "no answer within 2000 ms");
    awaitOpen("system/disk:red");
    clock.pass(Duration.ofHours(1));
    awaitOpen("system/disk:red", "system/mqtt-plant:orange");
    part("mqtt-plant", Status.CRITICAL, "wrong password");
    awaitOpen("system/mqtt-plant:red", "system/disk:red");
    parts.clear();
    clock.pass(Duration.ofSeconds(30));
    awaitOpen("system/mqtt-plant:red", "system/disk:red");
    Awaitility.await("parts that are gone for good")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              clock.pass(Duration.ofMinutes(1));
              assertEquals(List.of(), open());
            });
  }

  @Test
  void figures_tell_how_many_stand_and_how() throws Exception {
    field.show("m1/P", 101);
    field.show("m2/P", 1);
    awaitOpen("m1/P:high", "m2/P:low");
    service.acknowledge(OPERATOR, "m1/P:high");
    service.shelve(OPERATOR, "m2/P:low", Duration.ofHours(1));
    assertEquals(
        Map.of(
            "lockgate_alarms[state, active]", 0.0,
            "lockgate_alarms[state, acknowledged]", 1.0,
            "lockgate_alarms[state, latched]", 0.0,
            "lockgate_alarms[state, shelved]", 1.0,
            "lockgate_alarm_events_total", 4.0,
            "lockgate_alarm_events_dropped_total", 0.0),
        CollectedFigures.of(service));
  }

  @Test
  void what_stands_is_there_again_after_a_restart() throws Exception {
    field.show("m1/P", 101);
    awaitOpen("m1/P:high");
    service.acknowledge(OPERATOR, "m1/P:high");
    component.deactivate();
    service = component.activate();
    assertEquals("local-7", service.open().get(0).acknowledgedBy());
  }

  @Test
  void it_comes_and_goes_without_a_trace() throws Exception {
    component.deactivate();
    component.cycle(200);
    service = component.activate();
  }
}
