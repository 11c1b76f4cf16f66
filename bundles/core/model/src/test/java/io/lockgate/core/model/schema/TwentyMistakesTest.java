// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.model.ModelProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwentyMistakesTest {
  private static final String MODEL =
      """
      schema: 1
      id: Meter-1
      revision: 0
      title: [a, b]
      driver: Modbus!
      colour: red
      recognised-by:
        - revision: 1.*
      groups:
        fast: 1ms
        slow: soon
      points:
        - name: U1
          adress: input/0
          type: float32
          group: fast
        - name: U 2
          address: input/2
          type: float
          group: fast
        - name: U3
          address: ''
          type: float32
          scale: 0
          offset: many
          group: quick
        - name: U3
          address: input/6
          type: float32
          unit: kwh
          limits: {low: 5, high: 1}
          group: fast
        - name: DI1
          address: discrete/0
          type: bool
          scale: 2
          write: {allowed: yes, low: 1}
          group: fast
        - name: E
          address: input/8
          type: int64
          unit: a unit that is far too long
          address: input/12
          options: [words]
      alarms:
        - name: high
          severity: loud
          above: 5
          below: 1
      """;

  private static final List<String> EXPECTED =
      List.of(
          "2:5: id: must be 1 to 64 of a-z 0-9 . _ -, first and last a letter or digit",
          "3:11: revision: must be a whole number from 1 to 2147483647",
          "4:8: title: must be a text, not a list",
          "5:9: driver: must be the id of a driver: a-z, 0-9 and -, such as modbus",
          "6:1: colour: unknown key; known are alarms, driver, groups, id, points, recognised-by, revision, schema, title",
          "8:5: recognised-by/1: would recognise every device; give vendor or product",
          "10:9: groups/fast: period must be 10 ms to 1 day, not 1ms",
          "11:9: groups/slow: must be a whole number with ms, s, min, h or d, such as 500ms, not 'soon'",
          "13:5: points/U1/address: is missing",
          "14:5: points/U1/adress: unknown key; known are address, group, limits, name, offset, options, scale, title, type, unit, write",
          "17:11: points/#2/name: must be 1 to 64 of A-Z a-z 0-9 . _ -, first and last a letter or digit",
          "19:11: points/#2/type: there is no type 'float'; there are bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float32, float64, text, bits, timestamp",
          "22:14: points/U3/address: must not be empty",
          "24:12: points/U3/scale: must not be 0",
          "25:13: points/U3/offset: must be a number, not 'many'",
          "26:12: points/U3/group: there is no group 'quick'; there are fast, slow",
          "27:11: points/U3/name: point 'U3' occurs twice",
          "30:11: points/U3/unit: 'kwh' is written kWh",
          "31:28: points/U3/limits/high: must not be below low: 5.0 to 1.0",
          "36:12: points/DI1/scale: is for numbers, not for bool",
          "37:22: points/DI1/write/allowed: must be true or false, not 'yes'",
          "37:32: points/DI1/write/low: is for numbers, not for bool",
          "39:5: points/E/group: is missing: it would never be read; write '' when the device sends it itself",
          "42:11: points/E/unit: is longer than 16 characters",
          "43:5: points/E/address: occurs twice",
          "44:14: points/E/options: must be a block of keys, not a list",
          "46:11: alarms/1/name: needs exactly one of above, below, faster-than, no-answer",
          "47:15: alarms/1/severity: must be notice, warning, major or critical");

  @Test
  void each_kind_of_mistake_gives_one_clear_message_with_its_place() {
    List<String> found =
        new ModelReader(MODEL).problems().stream().map(ModelProblem::toString).toList();
    assertEquals(String.join("\n", EXPECTED), String.join("\n", found));
    assertTrue(found.size() >= 20);
  }

  @Test
  void without_the_mistakes_it_is_a_model() {
    ModelReader reader = new ModelReader(Good.MODEL);
    assertEquals(List.of(), reader.problems());
    assertEquals("good-meter", reader.model().orElseThrow().id());
  }

  @Test
  void another_schema_says_so_and_nothing_else() {
    ModelReader reader = new ModelReader("schema: 2\nfuture: yes\n");
    assertEquals(
        "2:1: future: unknown key; known are alarms, driver, groups, id, points, recognised-by, revision, schema, title",
        last(reader));
    assertTrue(
        reader.problems().stream()
            .anyMatch(p -> p.reason().equals("this gateway reads schema 1 only")));
  }

  @Test
  void so_many_mistakes_are_counted_but_not_all_listed() {
    String model = Good.MODEL + "  - name: x\n".repeat(500);
    List<ModelProblem> problems = new ModelReader(model).problems();
    assertEquals(Problems.MOST + 1, problems.size());
    assertTrue(problems.get(Problems.MOST).reason().endsWith("problems more, not listed"));
  }

  private static String last(ModelReader reader) {
    List<ModelProblem> problems = reader.problems();
    return problems.get(problems.size() - 1).toString();
  }
}
