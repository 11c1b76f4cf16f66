// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One direction of one connection: a thread that reads and judges, a thread that waits and writes. */
final class Pipe {
  private static final int CHUNK = 8192;
  private static final int MOST_CHUNKS = 64;
  private static final long TICK_MILLIS = 50;

  private final Socket from;
  private final Socket to;
  private final Toxics toxics;
  private final ProxiedLink link;
  private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(MOST_CHUNKS);
  private volatile boolean closed;

  /** Bytes with the time at which they leave; the last one of a stream says how it ends. */
  private record Chunk(ByteBuffer bytes, long due, End end) {}

  private enum End {
    NOT_YET,
    FINISH,
    RESET
  }

  Pipe(Socket from, Socket to, Toxics toxics, ProxiedLink link) {
    this.from = from;
    this.to = to;
    this.toxics = toxics;
    this.link = link;
  }

  void start(String name) {
    thread(this::read, name + " read");
    thread(this::write, name + " write");
  }

  private static void thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends both threads soon; the sockets are closed by the caller. */
  void close() {
    closed = true;
    queue.clear();
  }

  private void read() {
    byte[] buffer = new byte[CHUNK];
    long due = System.nanoTime();
    try {
      for (int count = from.getInputStream().read(buffer);
          count >= 0 && !closed;
          count = from.getInputStream().read(buffer)) {
        if (!link.swallowing()) {
          Toxics.Share share = toxics.take(count);
          byte[] bytes = Arrays.copyOfRange(buffer, share.skip(), share.end());
          due = toxics.due(System.nanoTime(), due, bytes.length);
          queue.put(new Chunk(ByteBuffer.wrap(bytes), due, share.cut() ? End.RESET : End.NOT_YET));
        }
      }
      end(due, End.FINISH);
    } catch (IOException lost) {
      end(due, End.RESET);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(long due, End how) {
    if (!closed && !link.swallowing()) {
      try {
        queue.put(new Chunk(ByteBuffer.allocate(0), due, how));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write() {
    try {
      End end = End.NOT_YET;
      while (!closed && end == End.NOT_YET) {
        Chunk chunk = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (chunk != null) {
          waitUntil(chunk.due());
          if (!closed && !link.swallowing()) {
            to.getOutputStream().write(chunk.bytes().array());
          }
          end = chunk.end();
        }
      }
      finish(end);
    } catch (IOException lost) {
      link.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(End end) throws IOException {
    if (end == End.FINISH && !closed) {
      to.shutdownOutput();
      link.finished();
    } else {
      link.reset();
    }
  }

  private void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
      LockSupport.parkNanos(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)));
    }
  }
}
