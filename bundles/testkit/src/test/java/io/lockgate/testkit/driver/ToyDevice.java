// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.point.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers one line with one line: {@code 7 R a,b} with {@code 7 1.0;2.0}, {@code 7 W a 3.0} with {@code 7 ok}, {@code 7 X
 * text} with {@code 7 TEXT}, {@code 7 I} with {@code 7 Toy}; with {@code 7 ?} when a point is refused.
 */
final class ToyDevice implements PlayedDevice {
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Integer> writes = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Socket> sockets = new ArrayList<>();
  private @Nullable ServerSocket server;

  ToyDevice(String... points) {
    for (String point : points) {
      values.put(point, Value.of(values.size() + 0.5));
    }
  }

  @Override
  public synchronized void start() throws IOException {
    ServerSocket made = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server = made;
    thread(() -> accept(made));
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "toy device");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        Socket socket = from.accept();
        synchronized (this) {
          sockets.add(socket);
        }
        thread(() -> serve(socket));
      }
    } catch (IOException closed) {
      stop();
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String line = in.readLine();
      while (line != null) {
        socket.getOutputStream().write((answer(line) + "\n").getBytes(US_ASCII));
        line = in.readLine();
      }
    } catch (IOException gone) {
      forget(socket);
    }
  }

  private synchronized void forget(Socket gone) {
    sockets.remove(gone);
  }

  private synchronized String answer(String line) {
    String[] words = line.split(" ", 4);
    String answer =
        switch (words[1]) {
          case "R" -> read(words[2].split(","));
          case "W" -> write(words[2], words[3]);
          case "X" -> words[2].toUpperCase(Locale.ROOT);
          default -> "Toy";
        };
    return words[0] + " " + answer;
  }

  private String read(String[] points) {
    List<String> shown = new ArrayList<>();
    for (String point : points) {
      if (refused.contains(point) || !values.containsKey(point)) {
        return "?";
      }
      shown.add(value(point).text());
    }
    return String.join(";", shown);
  }

  private String write(String point, String value) {
    writes.merge(point, 1, Integer::sum);
    if (refused.contains(point)) {
      return "?";
    }
    values.put(point, Value.of(Double.parseDouble(value)));
    return "ok";
  }

  @Override
  public synchronized void stop() {
    try {
      if (server != null) {
        server.close();
      }
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the toy cannot be stopped", e);
    }
    sockets.clear();
  }

  @Override
  public synchronized int port() {
    return server == null ? 0 : server.getLocalPort();
  }

  @Override
  public synchronized Value value(String point) {
    return values.getOrDefault(point, Value.missing());
  }

  @Override
  public synchronized void set(String point, Value value) {
    values.put(point, value);
  }

  @Override
  public synchronized void refuse(String point, boolean now) {
    if (now) {
      refused.add(point);
    } else {
      refused.remove(point);
    }
  }

  @Override
  public synchronized int writes(String point) {
    return writes.getOrDefault(point, 0);
  }
}
