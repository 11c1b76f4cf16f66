// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"m/W", "meter-1/W", "meter_1.a/ifInOctets.3", "0/0", "a/1-b_C.d"})
  void wellFormed_isReadAndWrittenAlike(String text) {
    assertEquals(text, PointId.of(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "m",
        "m/",
        "/W",
        "M/W",
        "Meter/W",
        "m/W/x",
        "m /W",
        "m/W ",
        ".m/W",
        "m./W",
        "-m/W",
        "m-/W",
        "../W",
        "m/..",
        "m/_W",
        "m/W.",
        "m/Ü",
        "m/W\n",
        "m\u0000/W",
        "m:1/W",
        "m\\1/W"
      })
  void malformed_isRefusedAndNamed(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> PointId.of(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("'"), refused.toString());
  }

  @Test
  void name_mayHave64CharactersAndNotOneMore() {
    String longest = "a".repeat(PointId.MAX_LENGTH);
    assertEquals(longest, new PointId(longest, longest).device());
    assertThrows(IllegalArgumentException.class, () -> new PointId(longest + "a", "W"));
    assertThrows(IllegalArgumentException.class, () -> new PointId("m", longest + "a"));
  }

  @Test
  void letterCaseOfPoint_matters() {
    assertNotEquals(PointId.of("m/w"), PointId.of("m/W"));
  }

  @Test
  void order_isByDeviceThenPoint() {
    List<PointId> mixed = List.of(PointId.of("b/A"), PointId.of("a/Z"), PointId.of("a/B"));
    assertEquals("[a/B, a/Z, b/A]", mixed.stream().sorted().toList().toString());
  }

  @Test
  void aHundredThousandAlikeNames_haveAlmostAsManyHashes() {
    Set<Integer> hashes = new HashSet<>();
    for (int device = 0; device < 1_000; device++) {
      for (int point = 0; point < 100; point++) {
        hashes.add(new PointId("d" + device, "R" + point).hashCode());
      }
    }
    assertTrue(hashes.size() > 99_900, () -> hashes.size() + " different ones");
  }
}
