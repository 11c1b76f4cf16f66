// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.codec.modbus.Rtu;
import io.lockgate.testkit.serial.Pty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Lies on the line between libmodbus's unit test and our server, and misbehaves where that test expects its server to.
 * All else passes unchanged, in the pieces in which it comes.
 */
final class MisbehavingLine implements AutoCloseable {
  private static final int UNIT = 17;
  private static final int OTHER_UNIT = 18;
  private static final int REQUEST = 8;

  private enum Part {
    BUSY,
    FOREIGN,
    LATE,
    TOO_FEW,
    REFUSED
  }

  private final Set<Part> played = new ConcurrentSkipListSet<>();
  private volatile boolean closed;

  private MisbehavingLine() {}

  static MisbehavingLine of(Pty master, Pty server) {
    MisbehavingLine line = new MisbehavingLine();
    line.start(() -> line.requests(master, server));
    line.start(() -> line.replies(server, master));
    return line;
  }

  private interface Passing {
    void run() throws IOException;
  }

  private void start(Passing passing) {
    Thread thread =
        new Thread(
            () -> {
              try {
                passing.run();
              } catch (IOException e) {
                if (!closed) {
                  throw new IllegalStateException(e);
                }
              }
            },
            "misbehaving line");
    thread.setDaemon(true);
    thread.start();
  }

  private void requests(Pty master, Pty server) throws IOException {
    InputStream in = master.received();
    byte[] buffer = new byte[1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      byte[] piece = Arrays.copyOf(buffer, count);
      if (!misbehaves(piece, master.sending())) {
        server.sending().write(piece);
        server.sending().flush();
      }
    }
  }

  private void replies(Pty server, Pty master) throws IOException {
    InputStream in = server.received();
    byte[] buffer = new byte[1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      master.sending().write(buffer, 0, count);
      master.sending().flush();
    }
  }

  /** Plays the server's part where the test asks for it; false where it is a request like others. */
  private boolean misbehaves(byte[] request, OutputStream to) throws IOException {
    if (request.length != REQUEST || request[0] != UNIT) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(request);
    int address = fields.getShort(2);
    boolean readsHolding = request[1] == 3;
    if ((request[1] == 5 && address == 0x132) || (request[1] == 6 && address == 0x170)) {
      return play(Part.REFUSED, to, UNIT, request[1] | 0x80, 3);
    }
    if (readsHolding && fields.getShort(4) == 2) {
      return play(Part.TOO_FEW, to, UNIT, 3, 2, 0, 0);
    }
    if (readsHolding && address == 0x170) {
      return play(Part.BUSY, to, UNIT, 0x83, 6);
    }
    if (readsHolding && address == 0x171) {
      return play(Part.FOREIGN, to, OTHER_UNIT, 3, 2, 0, 0);
    }
    if (readsHolding && address == 0x172) {
      LockSupport.parkNanos(500_000_000);
      played.add(Part.LATE);
    }
    return false;
  }

  private boolean play(Part part, OutputStream to, int unit, int... pdu) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(pdu.length);
    Arrays.stream(pdu).forEach(each -> bytes.put((byte) each));
    ByteBuffer frame = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Rtu.encode(frame, unit, bytes.flip());
    to.write(frame.array(), 0, frame.position());
    to.flush();
    played.add(part);
    return true;
  }

  /** The parts that were asked for. */
  Set<?> played() {
    return played;
  }

  /** All parts there are. */
  Set<?> expected() {
    return Set.of(Part.values());
  }

  @Override
  public void close() {
    closed = true;
  }
}
