// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fuzz;

import io.lockgate.testkit.fuzz.WireFuzz.Report;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One sender: opens a connection, sends some bursts over it in one of several manners, leaves it in one of several, and
 * begins anew. Some connections are left open with a frame half sent. For one thread.
 */
final class FuzzWorker {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LISTEN_MILLIS = 5;
  private static final int LAST_WORD_MILLIS = 200;
  private static final int MOST_LEFT_OPEN = 2;
  private static final int REFUSALS_IN_A_ROW = 200;

  private final InetSocketAddress target;
  private final InetAddress source;
  private final FrameGrammar grammar;
  private final SplittableRandom random;
  private final byte[] sink = new byte[4096];
  private final Deque<Socket> leftOpen = new ArrayDeque<>();
  private long frames;
  private long connections;
  private long refused;
  private int refusedInARow;
  private long cutOff;
  private long answered;

  FuzzWorker(
      InetSocketAddress target, InetAddress source, FrameGrammar grammar, SplittableRandom random) {
    this.target = target;
    this.source = source;
    this.grammar = grammar;
    this.random = random;
  }

  Report send(long count) throws IOException {
    while (frames < count) {
      Socket socket = connect();
      if (socket != null) {
        use(socket, count);
      }
    }
    for (Socket socket : leftOpen) {
      socket.close();
    }
    return new Report(frames, connections, refused, cutOff, answered);
  }

  private @Nullable Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(source, 0));
      socket.connect(target, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      connections++;
      refusedInARow = 0;
      return socket;
    } catch (IOException e) {
      socket.close();
      refused++;
      if (++refusedInARow > REFUSALS_IN_A_ROW) {
        throw new IOException("refused " + refusedInARow + " times in a row", e);
      }
      return null;
    }
  }

  private void use(Socket socket, long count) throws IOException {
    boolean keep = false;
    try {
      for (int bursts = random.nextInt(1, 6); bursts > 0 && frames < count; bursts--) {
        burst(socket, (int) Math.min(count - frames, random.nextInt(1, 17)));
        if (random.nextInt(4) != 0) {
          listen(socket, LISTEN_MILLIS);
        }
      }
      keep = leave(socket);
    } catch (IOException ended) {
      cutOff++;
    } finally {
      if (!keep) {
        socket.close();
      }
    }
  }

  private void burst(Socket socket, int count) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean atOnce = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      byte[] frame = grammar.frame(random);
      if (atOnce) {
        all.write(frame, 0, frame.length);
      } else {
        inPieces(socket, frame);
        frames++;
      }
    }
    if (atOnce) {
      inPieces(socket, all.toByteArray());
      frames += count;
    }
  }

  private void inPieces(Socket socket, byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      int rest = bytes.length - from;
      int length = random.nextInt(4) == 0 ? random.nextInt(1, rest + 1) : rest;
      socket.getOutputStream().write(bytes, from, length);
      from += length;
    }
  }

  /** Takes what comes, until nothing comes for a while. */
  private void listen(Socket socket, int patienceMillis) throws IOException {
    socket.setSoTimeout(patienceMillis);
    while (true) {
      int count = read(socket.getInputStream());
      if (count < 0) {
        throw new EOFException("closed");
      }
      if (count == 0) {
        return;
      }
      answered += count;
    }
  }

  /** How much was read; 0 when nothing came in time, -1 when nothing comes any more. */
  private int read(InputStream in) throws IOException {
    try {
      return in.read(sink);
    } catch (SocketTimeoutException nothingNow) {
      return 0;
    }
  }

  /** True when the connection stays open. */
  private boolean leave(Socket socket) throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> {
        socket.shutdownOutput();
        listen(socket, LAST_WORD_MILLIS);
      }
      case 1, 2 -> socket.setSoLinger(true, 0);
      case 3 -> {
        byte[] frame = grammar.frame(random);
        socket.getOutputStream().write(frame, 0, (frame.length + 1) / 2);
        leftOpen.add(socket);
        if (leftOpen.size() > MOST_LEFT_OPEN) {
          leftOpen.remove().close();
        }
        return true;
      }
      default -> listen(socket, LISTEN_MILLIS);
    }
    return false;
  }
}
