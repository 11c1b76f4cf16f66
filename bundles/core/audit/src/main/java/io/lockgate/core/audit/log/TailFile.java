// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** The segment being written. Collects lines and writes them in large pieces. Not thread-safe. */
final class TailFile implements Closeable {
  private static final int BUFFER = 256 * 1024;

  private final FileChannel file;
  private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);
  private long length;

  private TailFile(FileChannel file, long length) {
    this.file = file;
    this.length = length;
  }

  /** Goes on at the end of an existing segment. */
  static TailFile reopen(Segment segment) throws IOException {
    FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.WRITE);
    try {
      return new TailFile(file, file.size());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  static TailFile create(SegmentFolder folder, Segment segment) throws IOException {
    return new TailFile(folder.create(segment), 0);
  }

  /** Bytes, what is still pending included. */
  long length() {
    return length + pending.position();
  }

  /** Adds one line, which is shorter than the buffer. */
  void append(byte[] line) throws IOException {
    if (pending.remaining() < line.length) {
      write();
    }
    pending.put(line);
  }

  /** On return everything appended is on disk. */
  void force() throws IOException {
    write();
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void write() throws IOException {
    pending.flip();
    while (pending.hasRemaining()) {
      length += file.write(pending, length);
    }
    pending.clear();
  }
}
