// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTypeTest {
  @ParameterizedTest
  @CsvSource({
    "INT8,-128,127",
    "UINT8,0,255",
    "INT16,-32768,32767",
    "UINT16,0,65535",
    "INT32,-2147483648,2147483647",
    "UINT32,0,4294967295"
  })
  void wholeType_holdsItsRangeAndNotOneMore(DataType type, long low, long high) {
    assertTrue(type.holds(Value.of(low)) && type.holds(Value.of(high)));
    assertFalse(type.holds(Value.of(low - 1)) || type.holds(Value.of(high + 1)));
    assertFalse(type.holds(Value.of((double) low)), "a fraction is not a whole number");
  }

  @Test
  void wideTypes_holdWhatFits63Bits() {
    assertTrue(DataType.INT64.holds(Value.of(Long.MIN_VALUE)));
    assertTrue(DataType.UINT64.holds(Value.of(Long.MAX_VALUE)));
    assertFalse(DataType.UINT64.holds(Value.of(-1)));
  }

  @Test
  void eachValue_isHeldByExactlyTheTypesOfItsKind() {
    assertEquals(List.of(DataType.BOOL), holders(Value.of(true)));
    assertEquals(List.of(DataType.FLOAT32), holders(Value.of(1f)));
    assertEquals(List.of(DataType.FLOAT64), holders(Value.of(1.0)));
    assertEquals(List.of(DataType.TEXT), holders(Value.of("x")));
    assertEquals(List.of(DataType.BITS), holders(new Value.Bits(1, 1)));
    assertEquals(List.of(DataType.TIMESTAMP), holders(Value.of(Instant.EPOCH)));
    assertEquals(List.of(), holders(Value.missing()));
    assertEquals(8, holders(Value.of(1)).size());
  }

  @Test
  void tenTypes_areNumbers() {
    List<DataType> numbers =
        List.of(DataType.values()).stream().filter(DataType::isNumber).toList();
    assertEquals(10, numbers.size());
    assertFalse(numbers.contains(DataType.BOOL) || numbers.contains(DataType.TIMESTAMP));
  }

  private static List<DataType> holders(Value value) {
    return List.of(DataType.values()).stream().filter(type -> type.holds(value)).toList();
  }
}
