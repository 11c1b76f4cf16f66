// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/** An open file, or an open folder for being forced. Every write is one operation of the history. Thread-safe. */
final class CrashChannel extends FileChannel {
  private static final int CHUNK = 1 << 16;

  private final Volume volume;
  private final long inode;
  private final boolean writable;
  private final boolean readable;
  private final boolean append;
  private final boolean synchronous;
  private long position;

  CrashChannel(Volume volume, long inode, Set<? extends OpenOption> options) {
    this.volume = volume;
    this.inode = inode;
    append = options.contains(StandardOpenOption.APPEND);
    writable = append || options.contains(StandardOpenOption.WRITE);
    readable = options.contains(StandardOpenOption.READ) || !writable;
    synchronous =
        options.contains(StandardOpenOption.SYNC) || options.contains(StandardOpenOption.DSYNC);
    volume.opened(inode);
  }

  private void requireReadable() throws IOException {
    requireOpen();
    if (!readable) {
      throw new NonReadableChannelException();
    }
    if (volume.isFolder(inode)) {
      throw new IOException("Is a directory");
    }
  }

  private void requireWritable() throws IOException {
    requireOpen();
    if (!writable) {
      throw new NonWritableChannelException();
    }
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    int count = read(target, position);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public int read(ByteBuffer target, long from) throws IOException {
    requireReadable();
    return volume.read(inode, from, target);
  }

  @Override
  public synchronized long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, targets.length);
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      if (targets[i].hasRemaining()) {
        int count = read(targets[i]);
        if (count < 0) {
          return total == 0 ? -1 : total;
        }
        total += count;
      }
    }
    return total;
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    int count = writeAt(source, append ? -1 : position);
    position = append ? volume.size(inode) : position + count;
    return count;
  }

  @Override
  public int write(ByteBuffer source, long at) throws IOException {
    if (at < 0) {
      throw new IllegalArgumentException("negative position");
    }
    return writeAt(source, append ? -1 : at);
  }

  private int writeAt(ByteBuffer source, long at) throws IOException {
    requireWritable();
    int count = volume.write(inode, at, source);
    if (synchronous) {
      volume.force(inode, true);
    }
    return count;
  }

  @Override
  public synchronized long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, sources.length);
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      total += write(sources[i]);
      if (sources[i].hasRemaining()) {
        break;
      }
    }
    return total;
  }

  @Override
  public synchronized long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public synchronized FileChannel position(long target) throws IOException {
    requireOpen();
    if (target < 0) {
      throw new IllegalArgumentException("negative position");
    }
    position = target;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return volume.size(inode);
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    requireWritable();
    volume.truncate(inode, size);
    position = Math.min(position, size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    requireOpen();
    volume.force(inode, metadata);
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, CHUNK));
    read(buffer, from);
    return target.write(buffer.flip());
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, CHUNK));
    source.read(buffer);
    return write(buffer.flip(), at);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) {
    throw new UnsupportedOperationException("a crash file system cannot be mapped");
  }

  @Override
  public FileLock lock(long from, long size, boolean shared) throws IOException {
    requireOpen();
    return new CrashLock(this, from, size, shared);
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) throws IOException {
    return lock(from, size, shared);
  }

  @Override
  protected void implCloseChannel() {
    volume.closed(inode);
  }
}
