// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/**
 * A panel somebody stands in front of: over one connection, from 127.0.0.2, it writes a register of a device behind the
 * gateway every 500 ms, another value each time, and reads it back. A beat is missed when that is not done a second after
 * it was due. Runs until it is closed, or loses its connection.
 */
final class Witness implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int REGISTER = 9;

  private final int unit;
  private final Socket socket = new Socket();
  private final Thread thread = new Thread(this::run, "witness");
  private int beats;
  private int missed;
  private long longest;
  private String trouble = "";
  private volatile boolean closing;

  private Witness(int unit) {
    this.unit = unit;
  }

  static Witness at(int port, int unit) throws IOException {
    Witness witness = new Witness(unit);
    witness.socket.bind(new InetSocketAddress("127.0.0.2", 0));
    witness.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    witness.socket.setSoTimeout(PATIENCE_MILLIS);
    witness.thread.start();
    return witness;
  }

  private void run() {
    try {
      long due = System.nanoTime();
      for (int value = 1; !closing; value = 3 - value) {
        exchange(6, value, value);
        exchange(3, 1, value);
        beat(System.nanoTime() - due);
        due += BEAT.toNanos();
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      }
    } catch (IOException e) {
      note(closing ? "" : e.toString());
    }
  }

  /** Asks for function 6 or 3 on the register; the last word of the answer must be the value. */
  private void exchange(int function, int second, int value) throws IOException {
    ByteBuffer request = ByteBuffer.allocate(12).putInt(0x00010000).putShort((short) 6);
    request.put((byte) unit).put((byte) function).putShort((short) REGISTER);
    socket.getOutputStream().write(request.putShort((short) second).array());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] header = in.readNBytes(6);
    byte[] rest = header.length < 6 ? header : in.readNBytes(ByteBuffer.wrap(header).getShort(4));
    if (rest.length < 5 || rest[1] != function || rest[rest.length - 1] != value) {
      throw new IOException(
          "wrong answer to function " + function + ": " + HexFormat.of().formatHex(rest));
    }
  }

  private synchronized void beat(long nanos) {
    beats++;
    longest = Math.max(longest, nanos);
    if (nanos > LIMIT.toNanos()) {
      missed++;
    }
  }

  private synchronized void note(String what) {
    trouble = what;
  }

  synchronized int beats() {
    return beats;
  }

  synchronized int missed() {
    return missed;
  }

  /** What went wrong; empty when nothing did. */
  synchronized String trouble() {
    return trouble;
  }

  @Override
  public synchronized String toString() {
    return beats
        + " beats, "
        + missed
        + " missed, longest "
        + longest / 1_000_000
        + " ms"
        + trouble;
  }

  @Override
  public void close() throws IOException {
    closing = true;
    LockSupport.unpark(thread);
    socket.close();
  }
}
