// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Devices that never rest: {@code BusyDevice ADDRESS PORT ALARMS}, any unit of one port. The first so many registers go from 0
 * to 1000 and back, each in its turn, once in seven seconds; the others have another value at each look. Told {@code
 * calm}, the first stay 0 and the others as they are; told {@code served}, it says how many requests it has answered.
 */
public final class BusyDevice {
  private static final int PERIOD_MILLIS = 7_000;
  private static final int HIGH = 1_000;
  private static final int MOST_AT_ONCE = 125;

  private final int alarms;
  private final AtomicLong served = new AtomicLong();
  private volatile boolean calm;

  private BusyDevice(int alarms) {
    this.alarms = alarms;
  }

  /** Plays until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    BusyDevice device = new BusyDevice(Integer.parseInt(arguments[2]));
    InetAddress address = InetAddress.getByName(arguments[0]);
    ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[1]), 50, address);
    start(() -> device.accept(listener));
    Commands.serve(words -> device.answer(words.get(0)));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "busy");
    thread.setDaemon(true);
    thread.start();
  }

  private String answer(String word) throws IOException {
    switch (word) {
      case "served" -> {
        return Long.toString(served.get());
      }
      case "calm" -> {
        calm = true;
        return "calm";
      }
      default -> throw new IOException("no command " + word);
    }
  }

  private void accept(ServerSocket listener) {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      System.out.println("no more connections: " + e.getMessage());
    }
  }

  private void serve(Socket socket) {
    SplittableRandom random = new SplittableRandom();
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        socket.getOutputStream().write(answer(ByteBuffer.wrap(Frame.read(in)), random));
        served.incrementAndGet();
      }
    } catch (IOException e) {
      System.out.println("a connection ended: " + e.getMessage());
    }
  }

  private byte[] answer(ByteBuffer request, SplittableRandom random) throws IOException {
    int address = request.getShort(8) & 0xFFFF;
    int count = request.getShort(10) & 0xFFFF;
    if (request.get(7) != 3 || count < 1 || count > MOST_AT_ONCE) {
      throw new IOException("only function 3 is played");
    }
    ByteBuffer out = ByteBuffer.allocate(9 + 2 * count);
    out.putInt(request.getInt(0)).putShort((short) (3 + 2 * count));
    out.put(request.get(6)).put((byte) 3).put((byte) (2 * count));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    for (int register = address; register < address + count; register++) {
      int value = register < alarms ? swing(millis, register) : calm ? 7 : random.nextInt();
      out.putShort((short) value);
    }
    return out.array();
  }

  private int swing(long millis, int register) {
    long phase = (millis + (long) register * PERIOD_MILLIS / alarms) % PERIOD_MILLIS;
    return calm || phase < PERIOD_MILLIS / 2 ? 0 : HIGH;
  }
}
