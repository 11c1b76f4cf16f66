// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FramesTest {
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final FrameWriter writer = new FrameWriter(wire);

  private FrameReader reader() {
    return new FrameReader(new ByteArrayInputStream(wire.toByteArray()));
  }

  @Test
  void frame_is_type_then_length_then_payload() throws IOException {
    writer.send(Frame.HELLO, "ä");
    assertArrayEquals(new byte[] {'H', 0, 0, 0, 2, (byte) 0xc3, (byte) 0xa4}, wire.toByteArray());
  }

  @Test
  void empty_payload_is_one_frame() throws IOException {
    writer.send(Frame.INPUT, new byte[0], 0, 0);
    assertArrayEquals(new byte[] {'I', 0, 0, 0, 0}, wire.toByteArray());
  }

  @Test
  void long_data_is_split_and_comes_back_whole() throws IOException {
    byte[] data = new byte[3 * Frame.MAX_PAYLOAD + 17];
    new Random(1).nextBytes(data);
    writer.send(Frame.OUTPUT, data, 0, data.length);
    writer.exit(127);

    FrameReader reader = reader();
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    int frames = 0;
    Frame frame = present(reader.read());
    while (frame.type() == Frame.OUTPUT) {
      frames++;
      back.write(frame.payload());
      frame = present(reader.read());
    }
    assertEquals(4, frames);
    assertArrayEquals(data, back.toByteArray());
    assertEquals(Frame.EXIT, frame.type());
    assertArrayEquals(new byte[] {127}, frame.payload());
    assertNull(reader.read(), "closed between frames");
  }

  @Test
  void length_over_the_limit_is_refused_before_anything_is_read() {
    byte[] declared = {'O', 0, 1, 0, 1};
    IOException e = assertThrows(IOException.class, () -> read(declared));
    assertEquals("frame too long: 65537 bytes", e.getMessage());
    byte[] negative = {'O', (byte) 0xff, 0, 0, 0};
    assertThrows(IOException.class, () -> read(negative));
  }

  @Test
  void unknown_type_is_refused() {
    assertThrows(IOException.class, () -> read(new byte[] {'Q', 0, 0, 0, 0}));
  }

  @Test
  void every_cut_within_a_frame_is_an_error_not_an_end() throws IOException {
    writer.send(Frame.INPUT, "abc");
    byte[] whole = wire.toByteArray();
    for (int cut = 1; cut < whole.length; cut++) {
      byte[] part = Arrays.copyOf(whole, cut);
      assertThrows(EOFException.class, () -> read(part), "cut at " + cut);
    }
  }

  @Test
  void noise_gives_frames_or_declared_errors_only() {
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      if (noise.length > 0 && random.nextBoolean()) {
        noise[0] = (byte) "HIWOEX".charAt(random.nextInt(6));
      }
      try {
        read(noise);
      } catch (IOException e) {
        refused++;
      }
    }
    assertEquals(true, refused > 40_000, "refused " + refused);
  }

  private static void read(byte[] bytes) throws IOException {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
    while (reader.read() != null) {
      assertNotNull(reader);
    }
  }

  private static Frame present(@Nullable Frame frame) {
    return Objects.requireNonNull(frame);
  }
}
