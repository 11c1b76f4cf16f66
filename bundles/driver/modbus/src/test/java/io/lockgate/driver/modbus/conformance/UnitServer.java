// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.conformance;

import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.Mbap;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A Modbus TCP server on the loopback address, a thread for each connection. */
final class UnitServer {
  private static final int LENGTH_END = 6;

  private final RegisterMap device;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;

  UnitServer(RegisterMap device) {
    this.device = device;
  }

  synchronized void start() throws IOException {
    ServerSocket made = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listener = made;
    spawn(() -> accept(made));
  }

  synchronized int port() {
    ServerSocket now = listener;
    return now == null ? 0 : now.getLocalPort();
  }

  synchronized void stop() {
    ServerSocket now = listener;
    if (now != null) {
      close(now);
    }
    clients.forEach(UnitServer::close);
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket client = from.accept();
        clients.add(client);
        spawn(() -> serve(client));
      } catch (IOException closed) {
        close(from);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      while (true) {
        byte[] head = in.readNBytes(LENGTH_END);
        if (head.length < LENGTH_END) {
          return;
        }
        int length = Mbap.frameLength(ByteBuffer.wrap(head));
        byte[] whole = Arrays.copyOf(head, length);
        in.readFully(whole, LENGTH_END, length - LENGTH_END);
        ByteBuffer frame = ByteBuffer.wrap(whole);
        ByteBuffer reply =
            Peers.mbap(Mbap.transaction(frame), Mbap.unit(frame), device.answer(Mbap.pdu(frame)));
        byte[] bytes = new byte[reply.remaining()];
        reply.get(bytes);
        client.getOutputStream().write(bytes);
      }
    } catch (IOException | CodecException end) {
      clients.remove(client);
    } finally {
      clients.remove(client);
    }
  }

  private static void spawn(Runnable work) {
    Thread thread = new Thread(work, "unit server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
