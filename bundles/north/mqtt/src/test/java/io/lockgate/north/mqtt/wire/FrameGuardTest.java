// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {
  private static final byte[] ANSWER =
      "HTTP/1.1 101 Switching\r\na: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static byte[] through(FrameGuard.Header header, byte[] stream, int piece)
      throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Turn turn = new Turn();
    try (InputStream in = new FrameGuard(new ByteArrayInputStream(stream), header, turn);
        OutputStream said = turn.counted(OutputStream.nullOutputStream())) {
      byte[] part = new byte[piece];
      int count = 0;
      while (count >= 0) {
        said.write(1);
        count = in.read(part, 0, piece);
        read.write(part, 0, Math.max(0, count));
        said.write(1);
        int single = in.read();
        if (single >= 0) {
          read.write(single);
        }
      }
    }
    return read.toByteArray();
  }

  private static byte[] mqtt(int length) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x30);
    for (int rest = length; ; rest >>>= 7) {
      frame.write(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
      if (rest < 0x80) {
        break;
      }
    }
    frame.writeBytes(new byte[Math.min(length, 300_000)]);
    return frame.toByteArray();
  }

  private static byte[] webSocket(byte... frame) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(ANSWER);
    all.writeBytes(frame);
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4_096})
  void frames_go_through_as_they_are(int piece) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int length : new int[] {0, 1, 127, 128, 16_384, 300_000, 2}) {
      all.writeBytes(mqtt(length));
    }
    assertArrayEquals(all.toByteArray(), through(FrameGuard.mqtt(), all.toByteArray(), piece));
    byte[] frames =
        webSocket(
            (byte) 0x82,
            (byte) 2,
            (byte) 0xFF,
            (byte) 0xFF,
            (byte) 0x82,
            (byte) 126,
            (byte) 0,
            (byte) 3,
            (byte) 1,
            (byte) 2,
            (byte) 3,
            (byte) 0x89,
            (byte) 0);
    assertArrayEquals(frames, through(FrameGuard.webSocket(), frames, piece));
  }

  @Test
  void frame_that_is_too_long_is_refused_before_its_body_comes() {
    byte[] large = mqtt(FrameGuard.MOST + 1);
    assertThrows(BrokerException.class, () -> through(FrameGuard.mqtt(), large, 2));
    byte[] endless = {0x30, -1, -1, -1, -1, -1};
    assertThrows(BrokerException.class, () -> through(FrameGuard.mqtt(), endless, 2));
    byte[] negative =
        webSocket(
            (byte) 0x82,
            (byte) 127,
            (byte) -1,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 1);
    assertThrows(BrokerException.class, () -> through(FrameGuard.webSocket(), negative, 4_096));
    byte[] long32 =
        webSocket(
            (byte) 0x82,
            (byte) 127,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 0,
            (byte) 1,
            (byte) 0,
            (byte) 0,
            (byte) 0);
    assertThrows(BrokerException.class, () -> through(FrameGuard.webSocket(), long32, 4_096));
    assertThrows(
        BrokerException.class, () -> through(FrameGuard.webSocket(), new byte[9_000], 4_096));
  }
}
