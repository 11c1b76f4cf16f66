// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class OctetsTest {
  @Test
  void contentDecidesEquality() {
    assertEquals(Octets.of(1, 2), Octets.copyOf(new byte[] {1, 2}));
    assertEquals(Octets.of(1, 2).hashCode(), Octets.ofRegisters(0x0102).hashCode());
    assertNotEquals(Octets.of(1, 2), Octets.of(1, 3));
    assertNotEquals(Octets.of(), new Object());
    assertEquals("01ff", Octets.of(1, 255).toString());
  }

  @Test
  void copyDoesNotChangeWithItsSource() {
    byte[] source = {1, 2, 3};
    Octets copy = Octets.copyOf(source);
    Octets part = Octets.copyOf(ByteBuffer.wrap(source).position(1));
    source[1] = 9;
    assertEquals(Octets.of(1, 2, 3), copy);
    assertEquals(Octets.of(2, 3), part);
    copy.toArray()[0] = 9;
    assertArrayEquals(new byte[] {1, 2, 3}, copy.toArray());
    assertThrows(ReadOnlyBufferException.class, () -> copy.buffer().put((byte) 0));
  }

  @Test
  void bytesRegistersAndBitsAreFound() {
    Octets data = Octets.of(0x81, 0xFF, 0x02);
    assertEquals(0x81, data.octet(0));
    assertEquals(1, data.registers());
    assertEquals(0x81FF, data.register(0));
    assertTrue(data.bit(0));
    assertFalse(data.bit(1));
    assertTrue(data.bit(7));
    assertTrue(data.bit(17));
    assertThrows(IndexOutOfBoundsException.class, () -> data.register(1));
    assertThrows(IndexOutOfBoundsException.class, () -> data.bit(24));
    assertEquals(3, data.buffer().remaining());
  }
}
