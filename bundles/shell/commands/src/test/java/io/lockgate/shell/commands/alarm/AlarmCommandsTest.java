// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.security.Role;
import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmCommandsTest {
  private final FakeAlarms alarms = new FakeAlarms();
  private final CommandShell shell = new CommandShell(alarms);

  AlarmCommandsTest() throws IOException {}

  @BeforeEach
  void two_alarms() {
    alarms.stand("m1", AlarmState.ACTIVE);
    alarms.stand("m2", AlarmState.ACTIVE);
  }

  @Test
  void what_stands_is_shown() {
    Result table = shell.as(Role.VIEWER, "gateway:alarms");
    assertEquals(0, table.status(), table.error());
    assertTrue(table.output().startsWith("ALARM"), table.output());
    assertTrue(table.output().contains("m1/P:high  major     active"), table.output());
    assertTrue(shell.run("gateway:alarms --json").output().contains("\"alarm\":\"m2/P:high\""));
  }

  @Test
  void the_journal_ends_with_the_newest() {
    assertEquals(3, shell.run("gateway:alarms --journal").output().lines().count());
    String last = shell.run("gateway:alarms --journal --last 1").output();
    assertTrue(last.contains("m2/P:high") && !last.contains("m1/P:high"), last);
    assertEquals(1, shell.run("gateway:alarms --journal --last 0").status());
  }

  @Test
  void watching_ends_after_the_time_given_and_repeats_only_what_changed() {
    Result result = shell.run("gateway:alarms --watch --seconds 2");
    assertEquals(0, result.status(), result.error());
    assertEquals(3, result.output().lines().count(), result.output());
  }

  @Test
  void one_or_all_are_acknowledged_by_who_asks() {
    Result one = shell.as(Role.OPERATOR, "gateway:alarm-ack m1/P:high");
    assertTrue(one.output().contains("acknowledged"), one.error());
    shell.as(Role.OPERATOR, "gateway:alarm-ack all");
    assertEquals(
        List.of("local-1000 acknowledge m1/P:high", "local-1000 acknowledge m2/P:high"),
        alarms.asked);
    Result none = shell.as(Role.OPERATOR, "gateway:alarm-ack m9/P:high");
    assertEquals(2, none.status());
    assertEquals("no alarm 'm9/P:high' is open", none.error());
  }

  @Test
  void who_only_looks_acknowledges_and_shelves_nothing() {
    assertEquals(2, shell.as(Role.VIEWER, "gateway:alarm-ack all").status());
    assertEquals(2, shell.as(Role.VIEWER, "gateway:alarm-shelve m1/P:high 1h").status());
    assertEquals(2, shell.as(Role.OPERATOR, "gateway:mail-test").status());
    assertEquals(List.of(), alarms.asked);
  }

  @Test
  void shelving_takes_a_time_as_people_write_it() {
    for (String time : List.of("90s", "30m", "2h", "1d", "0")) {
      Result result = shell.run("gateway:alarm-shelve m1/P:high " + time);
      assertEquals(0, result.status(), result.error());
    }
    assertEquals(
        List.of("PT1M30S", "PT30M", "PT2H", "PT24H", "PT0S"),
        alarms.asked.stream().map(each -> each.substring(each.lastIndexOf(' ') + 1)).toList());
    assertEquals(1, shell.run("gateway:alarm-shelve m1/P:high soon").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway:mail-test", "gateway:alarm-testmail"})
  void a_test_mail_shows_what_the_server_said_and_fails_when_it_was_not_taken(String command) {
    Result taken = shell.run(command + " operations");
    assertTrue(taken.output().contains("250 queued"), taken.error());
    assertEquals(List.of("local-1000 test operations"), alarms.asked);
    alarms.taken = false;
    Result refused = shell.run(command);
    assertEquals(1, refused.status());
    assertTrue(refused.output().contains("550 no such user"), refused.output());
  }

  @Test
  void without_their_bundles_commands_say_so() throws IOException {
    CommandShell bare = new CommandShell();
    assertTrue(bare.run("gateway:alarms").error().contains("is not there now"));
    assertTrue(bare.run("gateway:mail-test").error().contains("service mail"));
  }
}
