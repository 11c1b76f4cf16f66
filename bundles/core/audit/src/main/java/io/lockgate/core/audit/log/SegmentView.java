// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * One segment, opened for reading.
 *
 * @param length bytes that belong to the snapshot
 */
record SegmentView(Segment segment, FileChannel file, long length) {
  /** Reads {@code length} bytes at most from {@code offset}; fewer at the end. */
  ByteBuffer read(long offset, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(bytes, length - offset)));
    int got = 0;
    while (buffer.hasRemaining() && got >= 0) {
      got = file.read(buffer, offset + buffer.position());
    }
    return buffer.flip();
  }

  /** The bytes from {@code start} to the end. */
  InputStream stream(long start) {
    return new InputStream() {
      private long at = start;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int wanted) throws IOException {
        ByteBuffer piece = SegmentView.this.read(at, wanted);
        int got = piece.remaining();
        piece.get(target, offset, got);
        at += got;
        return got == 0 && wanted > 0 ? -1 : got;
      }
    };
  }
}
