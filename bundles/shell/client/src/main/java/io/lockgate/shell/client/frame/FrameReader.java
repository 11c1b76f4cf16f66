// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes frames off a stream. A declared length is checked before anything is allocated. For one thread. */
public final class FrameReader {
  private final InputStream in;

  public FrameReader(InputStream in) {
    this.in = in;
  }

  /**
   * Waits for the next frame.
   *
   * @return null when the other end closed between two frames
   * @throws IOException the stream failed, ended within a frame, or carries something that is no frame
   */
  public @Nullable Frame read() throws IOException {
    byte[] header = in.readNBytes(Frame.HEADER);
    if (header.length == 0) {
      return null;
    }
    if (header.length < Frame.HEADER) {
      throw new EOFException("connection ended within a frame");
    }
    int type = header[0] & 0xff;
    if (!Frame.known(type)) {
      throw new IOException("not a console frame: type " + type);
    }
    int length =
        (header[1] & 0xff) << 24
            | (header[2] & 0xff) << 16
            | (header[3] & 0xff) << 8
            | (header[4] & 0xff);
    if (length < 0 || length > Frame.MAX_PAYLOAD) {
      throw new IOException("frame too long: " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("connection ended within a frame");
    }
    return new Frame((char) type, payload);
  }
}
