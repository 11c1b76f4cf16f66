// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least Modbus TCP slave: functions 3, 4 and 6 on 256 registers of any unit; whatever else gets exception 1. At first
 * register N holds the port plus N. One thread a connection. Thread-safe.
 */
final class PlayedSlave {
  private static final int REGISTERS = 256;
  private static final int MOST_AT_ONCE = 125;
  private static final int HEADER = 8;

  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong served = new AtomicLong();
  private final int[] registers = new int[REGISTERS];

  private PlayedSlave(ServerSocket listener) {
    this.listener = listener;
    Arrays.setAll(registers, n -> listener.getLocalPort() + n);
  }

  static PlayedSlave at(InetAddress address, int port) throws IOException {
    PlayedSlave slave = new PlayedSlave(new ServerSocket(port, 50, address));
    start(slave::accept);
    return slave;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "slave");
    thread.setDaemon(true);
    thread.start();
  }

  long served() {
    return served.get();
  }

  /** Ends all connections by a reset; returns how many there were. */
  int breakOff() throws IOException {
    int broken = 0;
    for (Socket socket : List.copyOf(connections)) {
      if (connections.remove(socket)) {
        socket.setSoLinger(true, 0);
        socket.close();
        broken++;
      }
    }
    return broken;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      System.out.println("no more connections: " + e.getMessage());
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        socket.getOutputStream().write(answer(Frame.read(in)));
        served.incrementAndGet();
      }
    } catch (IOException e) {
      System.out.println("a connection ended: " + e.getMessage());
    } finally {
      connections.remove(socket);
    }
  }

  private synchronized byte[] answer(byte[] request) {
    ByteBuffer in = ByteBuffer.wrap(request);
    int function = in.get(7);
    int address = request.length < HEADER + 4 ? REGISTERS : in.getShort(HEADER) & 0xFFFF;
    int second = request.length < HEADER + 4 ? 0 : in.getShort(HEADER + 2) & 0xFFFF;
    if (function == 6 && address < REGISTERS) {
      registers[address] = second;
      return request;
    }
    if ((function != 3 && function != 4)
        || second < 1
        || second > MOST_AT_ONCE
        || address + second > REGISTERS) {
      return refusal(request, function);
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER + 1 + 2 * second);
    out.put(request, 0, 4).putShort((short) (3 + 2 * second)).put(request, 6, 2);
    out.put((byte) (2 * second));
    for (int i = 0; i < second; i++) {
      out.putShort((short) registers[address + i]);
    }
    return out.array();
  }

  private static byte[] refusal(byte[] request, int function) {
    byte[] refusal = Arrays.copyOf(request, HEADER + 1);
    refusal[4] = 0;
    refusal[5] = 3;
    refusal[7] = (byte) (function | 0x80);
    refusal[8] = 1;
    return refusal;
  }
}
