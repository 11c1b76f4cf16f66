// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ValueTest {
  private static final double NONE = -99.5;

  @Test
  void numbers_giveTheirPrimitive() {
    assertEquals(3.0, Value.of(3L).asDouble(NONE));
    assertEquals(2.5, Value.of(2.5).asDouble(NONE));
    assertEquals((double) 0.1f, Value.of(0.1f).asDouble(NONE));
    assertEquals(231.4, new Value.Decimal(2314, 1).asDouble(NONE));
    assertEquals(Long.MIN_VALUE, Value.of(Long.MIN_VALUE).asLong(0));
  }

  @Test
  void flags_areOneAndZero() {
    assertEquals(1, Value.of(true).asLong(7));
    assertEquals(0.0, Value.of(false).asDouble(NONE));
  }

  @Test
  void otherKinds_giveWhatTheCallerChose() {
    assertEquals(NONE, Value.missing().asDouble(NONE));
    assertEquals(NONE, Value.of("3").asDouble(NONE));
    assertEquals(NONE, new Value.Bits(1, 1).asDouble(NONE));
    assertEquals(NONE, Value.of(Instant.EPOCH).asDouble(NONE));
    assertEquals(7, Value.of(2.0).asLong(7));
    assertEquals(7, new Value.Decimal(20, 1).asLong(7));
  }

  @Test
  void notFinite_isMissing() {
    assertTrue(Value.of(Double.NaN).isMissing());
    assertTrue(Value.of(Double.POSITIVE_INFINITY).isMissing());
    assertTrue(Value.of(Float.NaN).isMissing());
    assertThrows(IllegalArgumentException.class, () -> new Value.Real(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Value.Single(Float.NEGATIVE_INFINITY));
    assertFalse(Value.of(0.0).isMissing());
    assertSame(Value.missing(), Value.Missing.VALUE);
  }

  @Test
  void unsigned_isExactUpTo63BitsAndNearAbove() {
    assertEquals(Value.of(Long.MAX_VALUE), Value.ofUnsigned(Long.MAX_VALUE));
    assertEquals(Value.of(0x1p64), Value.ofUnsigned(-1));
    assertEquals(Value.of(0x1p63), Value.ofUnsigned(Long.MIN_VALUE));
  }

  @Test
  void equality_isOfKindAndContent() {
    assertEquals(Value.of(1.5), Value.of(1.5));
    assertNotEquals(Value.of(1L), Value.of(1.0));
    assertNotEquals(Value.of(1.0f), Value.of(1.0));
    assertEquals(Value.of("a"), Value.of("a"));
    assertNotEquals(new Value.Bits(1, 8), new Value.Bits(1, 16));
  }

  @Test
  void text_isExactAndIndependentOfLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("231.4", new Value.Decimal(2314, 1).text());
      assertEquals("-0.05", new Value.Decimal(-5, 2).text());
      assertEquals("0.1", Value.of(0.1f).text());
      assertEquals("0.1", Value.of(0.1).text());
      assertEquals("1000000", Value.of(1_000_000).text());
      assertEquals("true", Value.of(true).text());
      assertEquals("00000101", new Value.Bits(5, 8).text());
      assertEquals("1970-01-01T00:00:00.001Z", Value.of(Instant.ofEpochMilli(1)).text());
      assertEquals("", Value.missing().text());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void bits_mustFitTheirWidth() {
    assertTrue(new Value.Bits(0x80, 8).bit(7));
    assertFalse(new Value.Bits(0x80, 8).bit(6));
    assertTrue(new Value.Bits(-1, 64).bit(63));
    assertEquals("1".repeat(64), new Value.Bits(-1, 64).text());
    assertThrows(IllegalArgumentException.class, () -> new Value.Bits(0x100, 8));
    assertThrows(IllegalArgumentException.class, () -> new Value.Bits(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Value.Bits(0, 65));
    assertThrows(IndexOutOfBoundsException.class, () -> new Value.Bits(0, 8).bit(8));
  }

  @Test
  void bounds_hold() {
    assertEquals(Value.MAX_TEXT, Value.of("x".repeat(Value.MAX_TEXT)).text().length());
    assertThrows(IllegalArgumentException.class, () -> Value.of("x".repeat(Value.MAX_TEXT + 1)));
    assertThrows(IllegalArgumentException.class, () -> new Value.Decimal(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Value.Decimal(1, 16));
  }
}
