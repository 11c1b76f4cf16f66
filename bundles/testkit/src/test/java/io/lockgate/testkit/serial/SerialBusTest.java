// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialBusTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void a_pair_carries_every_byte_value_both_ways_unchanged() throws IOException {
    try (PtyPair pair = PtyPair.in(folder)) {
      byte[] all = new byte[1024];
      new Random(5).nextBytes(all);
      for (int i = 0; i < 256; i++) {
        all[i] = (byte) i;
      }
      assertArrayEquals(all, carry(pair.one(), pair.other(), all));
      assertArrayEquals(all, carry(pair.other(), pair.one(), all));
    }
  }

  @Test
  void all_others_hear_what_one_station_sends_and_it_does_not_hear_itself() throws IOException {
    try (SerialBus bus = SerialBus.of(4, folder);
        InputStream own = open(bus.path(0))) {
      byte[] frame = {1, 3, 0, 0, 0, 10, (byte) 0xC5, (byte) 0xCD};
      try (InputStream one = open(bus.path(1));
          InputStream two = open(bus.path(2));
          InputStream three = open(bus.path(3))) {
        write(bus.path(0), frame);
        assertArrayEquals(frame, read(one, frame.length));
        assertArrayEquals(frame, read(two, frame.length));
        assertArrayEquals(frame, read(three, frame.length));
      }
      assertEquals(0, own.available());
    }
  }

  @Test
  void a_port_can_be_closed_and_opened_again() throws IOException {
    try (PtyPair pair = PtyPair.in(folder)) {
      for (int i = 0; i < 20; i++) {
        byte[] frame = {(byte) i, 2, 3};
        assertArrayEquals(frame, carry(pair.one(), pair.other(), frame));
      }
    }
  }

  @Test
  void noise_changes_bits_at_about_the_rate_ordered() throws IOException {
    byte[] sent = new byte[2000];
    try (SerialBus bus = SerialBus.of(2, folder, Noise.bitErrors(0.01, 3))) {
      byte[] heard = carry(bus.path(0), bus.path(1), sent);
      int flipped = 0;
      for (byte each : heard) {
        flipped += Integer.bitCount(each & 0xFF);
      }
      int count = flipped;
      assertTrue(count > 80 && count < 260, () -> count + " of 16000 bits");
    }
  }

  private static byte[] carry(Path from, Path to, byte[] bytes) throws IOException {
    try (InputStream in = open(to)) {
      write(from, bytes);
      return read(in, bytes.length);
    }
  }

  private static InputStream open(Path path) throws IOException {
    return new FileInputStream(path.toFile());
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    try (OutputStream out = new FileOutputStream(path.toFile())) {
      out.write(bytes);
    }
  }

  private static byte[] read(InputStream in, int count) {
    byte[] bytes = new byte[count];
    assertTimeoutPreemptively(LIMIT, () -> new DataInputStream(in).readFully(bytes));
    return bytes;
  }
}
