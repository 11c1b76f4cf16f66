// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelReaderTest {
  private static final DeviceModel MODEL = new ModelReader(Good.MODEL).model().orElseThrow();

  @Test
  void every_key_arrives() {
    assertEquals(3, MODEL.revision());
    assertEquals("A \"good\" meter: #1", MODEL.title());
    assertEquals("modbus", MODEL.driver());
    assertEquals("ACME", MODEL.recognisedBy().get(0).vendor());
    assertEquals("*", MODEL.recognisedBy().get(1).vendor());
    assertEquals(Duration.ofMillis(500), MODEL.groups().get(0).period());
    assertEquals(Duration.ofMinutes(5), MODEL.groups().get(1).period());
    PointModel power = MODEL.points().get(0);
    assertEquals(
        new PointModel(
            "P",
            "Power, \"total\"",
            "input/0x10",
            DataType.FLOAT32,
            Map.of("words", "low-first", "invalid", "0x8000"),
            0.001,
            -40,
            "kW",
            new Limits(-1e6, 1e6),
            WriteRule.READ_ONLY,
            "fast"),
        power);
    assertEquals(new WriteRule(true, new Limits(0, 100), true), MODEL.points().get(1).write());
    assertEquals(new WriteRule(true, Limits.NONE, false), MODEL.points().get(2).write());
    assertEquals("", MODEL.points().get(3).group());
    assertEquals(new AlarmCondition.Above(1000, 10), MODEL.alarms().get(0).condition());
    assertEquals(new AlarmCondition.CommunicationLost(), MODEL.alarms().get(3).condition());
    assertEquals(Duration.ofMinutes(1), MODEL.alarms().get(1).offDelay());
  }

  @Test
  void what_the_driver_finds_gets_line_and_column() {
    List<ModelProblem> problems =
        new ModelReader(Good.MODEL)
            .checkedBy(
                model ->
                    List.of(
                        ModelProblem.at("points/set-point/options/words", "has no meaning"),
                        ModelProblem.at("points/P/address", "no such space"),
                        ModelProblem.at("points/P/options/invalid", "too wide"),
                        ModelProblem.at("nowhere", "what?")))
            .problems();
    assertEquals(
        List.of(
            "1:1: nowhere: what?",
            "18:14: points/P/address: no such space",
            "25:42: points/P/options/invalid: too wide",
            "26:5: points/set-point/options/words: has no meaning"),
        problems.stream().map(ModelProblem::toString).toList());
  }

  @Test
  void a_text_that_is_no_yaml_says_where() {
    assertEquals("3:1: model", place("schema: 1\nid: [a\n"));
    assertEquals("1:1: model", place(""));
    assertEquals("1:1: model", place("just words"));
  }

  private static String place(String yaml) {
    ModelProblem problem = new ModelReader(yaml).problems().get(0);
    assertTrue(problem.reason().length() > 5, problem.reason());
    return problem.line() + ":" + problem.column() + ": " + problem.path();
  }
}
