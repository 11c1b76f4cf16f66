// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.serial.StrictSlaves;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A master that asks the units of a bus at random, two requests at a time, and knows each answer beforehand. What it
 * writes goes to addresses of its own.
 */
final class BusClient {
  private static final int MOST_WRONG = 10;
  private static final int OWN_ADDRESSES = 2000;
  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;
  private final int number;
  private final int units;
  private final SplittableRandom random;
  private final Map<Integer, Asked> open = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int transaction;
  private long replies;

  /** A request under way: its unit, and the reply there must be. */
  private record Asked(int unit, ByteBuffer reply) {}

  /**
   * What came of it.
   *
   * @param replies those that were right
   * @param wrong the first of the others
   */
  record Outcome(long replies, List<String> wrong) {}

  BusClient(int port, int number, int units) {
    this.port = port;
    this.number = number;
    this.units = units;
    this.random = new SplittableRandom(number);
    this.transaction = number * 4096;
  }

  /** Asks until a moment of {@link System#nanoTime}, or until much is wrong. */
  Outcome run(long end) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int own = OWN_ADDRESSES + number;
      while (System.nanoTime() - end < 0 && wrong.size() < MOST_WRONG) {
        int unit = unit();
        int value = random.nextInt(0x10000);
        byte[] write = pdu(6, own, value);
        send(socket, unit, write, write);
        askInputs(socket);
        receive(in);
        receive(in);
        byte[] held = {3, 2, (byte) (value >> 8), (byte) value};
        send(socket, unit, pdu(3, own, 1), held);
        askInputs(socket);
        receive(in);
        receive(in);
      }
    }
    return new Outcome(replies, List.copyOf(wrong));
  }

  private int unit() {
    return random.nextInt(1, units + 1);
  }

  private static byte[] pdu(int function, int address, int word) {
    return ByteBuffer.allocate(5)
        .put((byte) function)
        .putShort((short) address)
        .putShort((short) word)
        .array();
  }

  private void askInputs(Socket socket) throws IOException {
    int unit = unit();
    int address = random.nextInt(1000);
    int count = random.nextInt(1, 20);
    ByteBuffer reply = ByteBuffer.allocate(2 + 2 * count).put((byte) 4).put((byte) (2 * count));
    for (int i = 0; i < count; i++) {
      reply.putShort((short) StrictSlaves.value(unit, address + i));
    }
    send(socket, unit, pdu(4, address, count), reply.array());
  }

  private void send(Socket socket, int unit, byte[] pdu, byte[] reply) throws IOException {
    transaction = (transaction + 1) & 0xFFFF;
    open.put(transaction, new Asked(unit, ByteBuffer.wrap(reply)));
    ByteBuffer frame = ByteBuffer.allocate(7 + pdu.length);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) (pdu.length + 1));
    frame.put((byte) unit).put(pdu);
    socket.getOutputStream().write(frame.array());
  }

  private void receive(DataInputStream in) throws IOException {
    int answered = in.readUnsignedShort();
    in.readUnsignedShort();
    byte[] rest = new byte[in.readUnsignedShort()];
    in.readFully(rest);
    Asked asked = open.remove(answered);
    ByteBuffer pdu = ByteBuffer.wrap(rest, 1, rest.length - 1);
    if (asked != null && asked.unit() == rest[0] && asked.reply().equals(pdu)) {
      replies++;
    } else {
      wrong.add(
          "client %d, transaction %d: %s, expected %s"
              .formatted(
                  number,
                  answered,
                  HexFormat.of().formatHex(rest),
                  asked == null ? "nothing" : hex(asked.reply())));
    }
  }

  private static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
