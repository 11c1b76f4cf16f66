// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Topology;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.security.Role;
import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PointCommandsTest {
  private static final WriteRule WRITABLE = new WriteRule(true, Limits.NONE, true);

  private final FakePoints points = new FakePoints();
  private final CommandShell shell = new CommandShell(points);

  PointCommandsTest() throws IOException {}

  @BeforeEach
  void some_points() {
    points.put("io1/DO1", DataType.BOOL, "", WRITABLE);
    points.put("io1/reset", DataType.BOOL, "", new WriteRule(true, Limits.NONE, false));
    points.put("m1/P", DataType.FLOAT32, "W", WriteRule.READ_ONLY);
    points.put("m1/limit", DataType.INT16, "%", WRITABLE);
    points.show("m1/P", Value.of(231.5));
  }

  private Result operator(String line) {
    return shell.as(Role.OPERATOR, line);
  }

  private WriteRequest last() {
    return points.requests.get(points.requests.size() - 1);
  }

  @Test
  void values_are_shown_with_unit_quality_and_time() {
    assertEquals(
        "[{\"point\":\"m1/P\",\"value\":\"231.5\",\"unit\":\"W\",\"quality\":\"good\",\"time\":\"1970-01-01T00:00:01Z\"},"
            + "{\"point\":\"m1/limit\",\"value\":\"\",\"unit\":\"%\",\"quality\":\"not-read-yet\",\"time\":\"\"}]\n",
        shell.run("gateway:points m1 --json").output());
    assertTrue(shell.run("gateway:points").output().contains("io1/DO1"));
    assertEquals("there is no device 'm9' with points", shell.run("gateway:points m9").error());
  }

  @Test
  void topology_is_every_device_and_point_and_has_a_hash() {
    String shown = shell.run("gateway:topology").output();
    assertTrue(
        shown.startsWith(
            "{\"devices\":[{\"device\":\"io1\",\"points\":[{\"point\":\"DO1\",\"title\":\"\",\"type\":\"bool\","
                + "\"unit\":\"\",\"periodSeconds\":1.0,\"writable\":true},"),
        shown);
    assertTrue(
        shown.endsWith("\"unit\":\"%\",\"periodSeconds\":1.0,\"writable\":true}]}]}\n"), shown);
    assertEquals(
        new Topology(shown.strip()).hash() + "\n", shell.run("gateway:topology --hash").output());
  }

  @Test
  void watching_ends_after_the_time_given_and_repeats_only_what_changed() {
    Result result = shell.run("gateway:points m1 --watch --seconds 2");
    assertEquals(0, result.status(), result.error());
    assertEquals(3, result.output().lines().count(), result.output());
    assertEquals(1, shell.run("gateway:points --watch --seconds 0").status());
  }

  @Test
  void reading_fails_when_the_value_is_bad() {
    Result good = shell.run("gateway:read m1/P");
    assertEquals(0, good.status(), good.error());
    assertTrue(good.output().contains("received  1970-01-01T00:00:01Z"), good.output());
    Result bad = shell.run("gateway:read m1/limit");
    assertEquals(1, bad.status());
    assertEquals("no good value of m1/limit: not-read-yet", bad.error());
    assertEquals(2, shell.run("gateway:read m1/none").status());
    assertEquals("not of the form device/point: 'm1'", shell.run("gateway:read m1").error());
  }

  @Test
  void a_write_goes_through_the_gate_with_who_asks_and_what_must_read_back() {
    Result result = operator("gateway:write io1/DO1 on --priority 3 --within 2");
    assertEquals(0, result.status(), result.error());
    assertTrue(result.output().contains("accepted by the device"), result.output());
    assertEquals("local-1000", last().by().id());
    assertEquals(Value.of(true), last().value());
    assertEquals(Value.of(true), last().expected());
    assertEquals(3, last().priority());
    assertEquals(Duration.ofSeconds(2), last().within());
    operator("gateway:write io1/reset 1");
    assertTrue(last().expected().isMissing(), "a pulse does not read back");
    operator("gateway:write m1/limit -5");
    assertEquals(Value.of(-5L), last().value());
    operator("gateway:write m1/limit 2.5");
    assertEquals(Value.of(2.5), last().value());
  }

  @Test
  void status_tells_refused_from_failed() {
    points.answer(new WriteOutcome.Refused(WriteOutcome.Reason.READ_ONLY, "it is read only"));
    Result refused = operator("gateway:write m1/P 1");
    assertEquals(2, refused.status());
    assertEquals("refused: it is read only", refused.error());
    points.answer(new WriteOutcome.Unknown("no answer"));
    Result unknown = operator("gateway:write m1/limit 1");
    assertEquals(1, unknown.status());
    assertEquals("outcome unknown: no answer", unknown.error());
    points.answer(new WriteOutcome.Confirmed(Value.of(1L)));
    assertTrue(operator("gateway:write m1/limit 1").output().contains("written, reads back 1"));
  }

  @Test
  void what_is_no_value_or_no_point_reaches_no_gate() {
    assertEquals(
        "write true or false, not 'maybe'", operator("gateway:write io1/DO1 maybe").error());
    assertEquals("write a number, not 'x'", operator("gateway:write m1/limit x").error());
    assertEquals("write a finite number", operator("gateway:write m1/limit NaN").error());
    assertEquals(2, operator("gateway:write m1/none 1").status());
    assertEquals(1, operator("gateway:write m1/limit 1 --priority 17").status());
    assertEquals(
        2,
        shell.as(Role.VIEWER, "gateway:write m1/limit 1").status(),
        "who only looks gives no orders");
    assertEquals(0, points.requests.size());
  }
}
