// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at consecutive holding registers of unit 255 again and again, and notes when each begins and ceases to show "no
 * value" (all bits set). Times are those of {@link System#nanoTime}, which all processes of a host share. Thread-safe.
 */
final class RegisterWatch implements Runnable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int INVALID = 0xFFFF;
  private static final int VALUES_AT = 9;

  private final InetSocketAddress server;
  private final byte[] question;
  private final boolean[] bad;
  private final StringBuilder events = new StringBuilder();
  private long looks;
  private String end = "going";

  RegisterWatch(InetSocketAddress server, int first, int count) {
    this.server = server;
    this.bad = new boolean[count];
    Arrays.fill(bad, true);
    this.question =
        ByteBuffer.allocate(12)
            .putShort((short) 1)
            .putShort((short) 0)
            .putShort((short) 6)
            .put((byte) 255)
            .put((byte) 3)
            .putShort((short) first)
            .putShort((short) count)
            .array();
  }

  @Override
  public void run() {
    try (Socket socket = new Socket()) {
      socket.connect(server, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      long before = System.nanoTime();
      while (true) {
        long asked = System.nanoTime();
        socket.getOutputStream().write(question);
        byte[] answer = Frame.read(in);
        look(answer, before, System.nanoTime());
        before = asked;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      ended(String.valueOf(e.getMessage()));
    }
  }

  private synchronized void look(byte[] answer, long before, long now) {
    if (answer.length != VALUES_AT + 2 * bad.length) {
      end = "refused";
      return;
    }
    looks++;
    ByteBuffer values = ByteBuffer.wrap(answer);
    for (int i = 0; i < bad.length; i++) {
      boolean isBad = (values.getShort(VALUES_AT + 2 * i) & 0xFFFF) == INVALID;
      if (isBad != bad[i]) {
        bad[i] = isBad;
        events.append(i).append(isBad ? ":bad:" : ":good:");
        events.append(before).append(':').append(now).append(' ');
      }
    }
  }

  private synchronized void ended(String how) {
    end = how.replace(' ', '-');
  }

  /**
   * What changed since this was asked last: {@code going 1234 2:bad:FROM:TO 5:good:FROM:TO}; number of looks, then
   * register, what it became, after which moment and by which.
   */
  synchronized String report() {
    String report = end + " " + looks + " " + events;
    events.setLength(0);
    return report.strip();
  }
}
