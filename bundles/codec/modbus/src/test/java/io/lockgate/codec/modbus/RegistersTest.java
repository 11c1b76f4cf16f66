// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegistersTest {
  @ParameterizedTest
  @CsvSource({"ABCD, 0a0b0c0d", "CDAB, 0c0d0a0b", "BADC, 0b0a0d0c", "DCBA, 0d0c0b0a"})
  void fourBytesLieInEachOrder(RegisterOrder order, String bytes) {
    Octets data = Octets.copyOf(Hex.bytes("ffff" + bytes));
    assertEquals(0x0A0B0C0D, Registers.int32(data, 1, order));
    ByteBuffer target = ByteBuffer.allocate(6);
    RegisterWriter.unsigned(target, 1, 2, order, 0x0A0B0C0DL);
    assertEquals(Hex.buffer("0000" + bytes), target);
  }

  @ParameterizedTest
  @CsvSource({
    "ABCD, 0102030405060708",
    "CDAB, 0708050603040102",
    "BADC, 0201040306050807",
    "DCBA, 0807060504030201"
  })
  void eightBytesLieInEachOrder(RegisterOrder order, String bytes) {
    Octets data = Octets.copyOf(Hex.bytes(bytes));
    assertEquals(0x0102030405060708L, Registers.int64(data, 0, order));
    assertEquals(0x0102030405060708L, Registers.uint64(data, 0, order));
    assertEquals(0x0102030405060708L, Double.doubleToLongBits(Registers.float64(data, 0, order)));
  }

  @Test
  void orderIsFoundByItsProperties() {
    assertEquals(RegisterOrder.ABCD, RegisterOrder.of(true, true));
    assertEquals(RegisterOrder.CDAB, RegisterOrder.of(false, true));
    assertEquals(RegisterOrder.BADC, RegisterOrder.of(true, false));
    assertEquals(RegisterOrder.DCBA, RegisterOrder.of(false, false));
  }

  @Test
  void signsAreKept() {
    Octets ones = Octets.ofRegisters(0xFFFF, 0xFFFE, 0xFFFF, 0xFFFF);
    assertEquals(-1, Registers.int8(ones, 0, RegisterOrder.ABCD));
    assertEquals(255, Registers.uint8(ones, 0, RegisterOrder.ABCD));
    assertEquals(-2, Registers.int16(ones, 1, RegisterOrder.ABCD));
    assertEquals(0xFFFE, Registers.uint16(ones, 1, RegisterOrder.ABCD));
    assertEquals(-2, Registers.int32(ones, 0, RegisterOrder.ABCD));
    assertEquals(0xFFFF_FFFEL, Registers.uint32(ones, 0, RegisterOrder.ABCD));
    assertEquals(-65_537, Registers.signed(ones, 0, 3, RegisterOrder.ABCD));
    assertEquals(0xFFFF_FFFE_FFFFL, Registers.unsigned(ones, 0, 3, RegisterOrder.ABCD));
  }

  @Test
  void flagsAreFound() {
    Octets data = Octets.ofRegisters(0, 0x0180);
    assertFalse(Registers.bool(data, 0));
    assertTrue(Registers.bool(data, 1));
    assertTrue(Registers.bit(data, 1, 7, RegisterOrder.ABCD));
    assertFalse(Registers.bit(data, 1, 0, RegisterOrder.ABCD));
    assertTrue(Registers.bit(data, 1, 0, RegisterOrder.BADC));
    assertEquals(1, Registers.uint8(data, 1, RegisterOrder.BADC));
  }

  @Test
  void fractionsComeBackToTheBit() {
    ByteBuffer target = ByteBuffer.allocate(12);
    RegisterWriter.float32(target, 0, RegisterOrder.CDAB, 231.4f);
    RegisterWriter.float64(target, 2, RegisterOrder.CDAB, -1e300);
    Octets data = Octets.copyOf(target);
    assertEquals(231.4f, Registers.float32(data, 0, RegisterOrder.CDAB));
    assertEquals(-1e300, Registers.float64(data, 2, RegisterOrder.CDAB));
  }

  @ParameterizedTest
  @EnumSource
  void numbersComeBackEqual(RegisterOrder order) {
    SplittableRandom random = new SplittableRandom(order.name().hashCode());
    ByteBuffer target = ByteBuffer.allocate(12);
    for (int i = 0; i < 10_000; i++) {
      int words = random.nextInt(1, 5);
      int register = random.nextInt(0, 7 - words);
      long signed = random.nextLong() >> (64 - 16 * words);
      long unsigned = random.nextLong() >>> (64 - 16 * words);
      RegisterWriter.signed(target, register, words, order, signed);
      assertEquals(signed, Registers.signed(Octets.copyOf(target), register, words, order));
      RegisterWriter.unsigned(target, register, words, order, unsigned);
      assertEquals(unsigned, Registers.unsigned(Octets.copyOf(target), register, words, order));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    ByteBuffer target = ByteBuffer.allocate(4);
    RegisterWriter.unsigned(target, 0, 1, RegisterOrder.ABCD, 0xFFFF);
    RegisterWriter.signed(target, 0, 1, RegisterOrder.ABCD, -0x8000);
    assertThrows(
        IllegalArgumentException.class,
        () -> RegisterWriter.unsigned(target, 0, 1, RegisterOrder.ABCD, 0x10000));
    assertThrows(
        IllegalArgumentException.class,
        () -> RegisterWriter.unsigned(target, 0, 1, RegisterOrder.ABCD, -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> RegisterWriter.signed(target, 0, 1, RegisterOrder.ABCD, 0x8000));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> RegisterWriter.signed(target, 1, 2, RegisterOrder.ABCD, 0));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Registers.int32(Octets.of(0, 0, 0), 0, RegisterOrder.ABCD));
  }

  @Test
  void textEndsAtNulAndLosesBlanks() {
    assertEquals(
        "AB C",
        Registers.text(Octets.of('A', 'B', ' ', 'C', ' ', 0, 'x', 'y'), 0, 4, RegisterOrder.ABCD));
    assertEquals("BAC", Registers.text(Octets.of('A', 'B', 0, 'C'), 0, 2, RegisterOrder.DCBA));
    assertEquals("", Registers.text(Octets.of(0, 0), 0, 1, RegisterOrder.ABCD));
    assertEquals("\uFFFD", Registers.text(Octets.of(0xFF, 0), 0, 1, RegisterOrder.ABCD));
  }

  @ParameterizedTest
  @CsvSource({
    "Zähler, Zähler",
    "abcdefgh, abcdefgh",
    "abcdefghi, abcdefgh",
    "abcdefgä, abcdefg",
    "€€€, €€",
    "'', ''"
  })
  void textIsCutBetweenCharacters(String text, String kept) {
    ByteBuffer target = ByteBuffer.wrap(new byte[10]);
    RegisterWriter.text(target, 1, 4, RegisterOrder.BADC, text);
    assertEquals(kept, Registers.text(Octets.copyOf(target), 1, 4, RegisterOrder.BADC));
  }

  @Test
  void invalidMarksAreThoseOfTheRegisterMap() {
    assertEquals(0xFFFFL, InvalidMarks.unsigned(1));
    assertEquals(0xFFFF_FFFFL, InvalidMarks.unsigned(2));
    assertEquals(-1L, InvalidMarks.unsigned(4));
    assertEquals(Short.MIN_VALUE, InvalidMarks.signed(1));
    assertEquals(Integer.MIN_VALUE, InvalidMarks.signed(2));
    assertEquals(Long.MIN_VALUE, InvalidMarks.signed(4));
    assertTrue(Float.isNaN(Float.intBitsToFloat(InvalidMarks.FLOAT32)));
    assertTrue(Double.isNaN(Double.longBitsToDouble(InvalidMarks.FLOAT64)));
  }
}
