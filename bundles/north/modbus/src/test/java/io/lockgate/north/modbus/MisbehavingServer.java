// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before our server and misbehaves where the unit test of libmodbus expects its server to: a few addresses have a
 * meaning in that test. All else goes to our server unchanged.
 */
final class MisbehavingServer implements AutoCloseable {
  private static final int READ_HOLDING = 3;
  private static final int BAD_QUANTITY = 2;
  private static final int BUSY = 0x170;
  private static final int BAD_TRANSACTION = 0x171;
  private static final int SLOW = 0x172;
  private static final int DRIPPING = 0x173;
  private static final int BAD_COIL = 0x132;

  /** The test first bears 3 ms between two bytes, then 7; a busy host adds some. */
  private static final long TOO_SLOW = 30_000_000;

  private static final long BEARABLE = 1_000_000;

  private final AtomicInteger drips = new AtomicInteger();
  private final ServerSocket listener;
  private final int target;
  private final AtomicInteger connections = new AtomicInteger();

  private MisbehavingServer(int port, int target) throws IOException {
    this.listener = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    this.target = target;
    Thread thread = new Thread(this::serve, "misbehaving server");
    thread.setDaemon(true);
    thread.start();
  }

  static MisbehavingServer before(int target, int port) throws IOException {
    return new MisbehavingServer(port, target);
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        pass(client, server);
      } catch (IOException ended) {
        connections.incrementAndGet();
      }
    }
  }

  /** Until one of them ends. */
  private void pass(Socket client, Socket server) throws IOException {
    DataInputStream requests = new DataInputStream(client.getInputStream());
    DataInputStream replies = new DataInputStream(server.getInputStream());
    while (true) {
      byte[] frame = frame(requests);
      if (!misbehaves(frame, client.getOutputStream())) {
        server.getOutputStream().write(frame);
        client.getOutputStream().write(frame(replies));
      }
    }
  }

  /** Connections that have come and gone. */
  int connections() {
    return connections.get();
  }

  private static byte[] frame(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(6);
    if (head.length < 6) {
      throw new IOException("ended");
    }
    byte[] rest = new byte[(head[4] & 0xFF) << 8 | (head[5] & 0xFF)];
    in.readFully(rest);
    byte[] frame = new byte[6 + rest.length];
    System.arraycopy(head, 0, frame, 0, 6);
    System.arraycopy(rest, 0, frame, 6, rest.length);
    return frame;
  }

  /** Plays the server's part where the test asks for it; false where it is a request like others. */
  private boolean misbehaves(byte[] frame, OutputStream out) throws IOException {
    if (frame.length < 12) {
      return false;
    }
    int function = frame[7];
    int address = (frame[8] & 0xFF) << 8 | (frame[9] & 0xFF);
    int value = (frame[10] & 0xFF) << 8 | (frame[11] & 0xFF);
    if ((function == 5 && address == BAD_COIL) || (function == 6 && address == BUSY)) {
      out.write(reply(frame, function | 0x80, 3));
      return true;
    }
    if (function != READ_HOLDING) {
      return false;
    }
    if (value == BAD_QUANTITY) {
      out.write(reply(frame, READ_HOLDING, 2, 0, 0));
      return true;
    }
    switch (address) {
      case BUSY -> out.write(reply(frame, READ_HOLDING | 0x80, 6));
      case BAD_TRANSACTION -> {
        byte[] reply = reply(frame, READ_HOLDING, 2, 0, 0);
        reply[1] ^= 0x55;
        out.write(reply);
      }
      case DRIPPING -> {
        byte[] reply = reply(frame, READ_HOLDING, 2, 0, 0);
        out.write(reply, 0, 1);
        LockSupport.parkNanos(drips.getAndIncrement() == 0 ? TOO_SLOW : BEARABLE);
        out.write(reply, 1, reply.length - 1);
      }
      default -> {
        if (address == SLOW) {
          LockSupport.parkNanos(500_000_000);
        }
        return false;
      }
    }
    return true;
  }

  private static byte[] reply(byte[] request, int... pdu) {
    byte[] reply = new byte[7 + pdu.length];
    System.arraycopy(request, 0, reply, 0, 7);
    reply[4] = 0;
    reply[5] = (byte) (1 + pdu.length);
    for (int i = 0; i < pdu.length; i++) {
      reply[7 + i] = (byte) pdu[i];
    }
    return reply;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
