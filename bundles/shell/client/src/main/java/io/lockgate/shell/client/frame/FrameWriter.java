// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts frames on a stream, each in one write; data longer than a frame is split. Thread-safe. */
public final class FrameWriter {
  private final OutputStream out;

  public FrameWriter(OutputStream out) {
    this.out = out;
  }

  /** Sends bytes as one frame, or as many as they need; none sends one empty frame. */
  public synchronized void send(char type, byte[] bytes, int offset, int length)
      throws IOException {
    int at = offset;
    int left = length;
    do {
      int part = Math.min(left, Frame.MAX_PAYLOAD);
      byte[] frame = new byte[Frame.HEADER + part];
      frame[0] = (byte) type;
      frame[1] = (byte) (part >>> 24);
      frame[2] = (byte) (part >>> 16);
      frame[3] = (byte) (part >>> 8);
      frame[4] = (byte) part;
      System.arraycopy(bytes, at, frame, Frame.HEADER, part);
      out.write(frame);
      at += part;
      left -= part;
    } while (left > 0);
    out.flush();
  }

  /** Sends a text as UTF-8. */
  public void send(char type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send(type, bytes, 0, bytes.length);
  }

  /** Sends the last frame of a session. */
  public void exit(int status) throws IOException {
    send(Frame.EXIT, new byte[] {(byte) status}, 0, 1);
  }
}
