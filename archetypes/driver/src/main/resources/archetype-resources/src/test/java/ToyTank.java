// SPDX-License-Identifier: Apache-2.0
package ${package};

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The device that is played: a tank with a pump, on the loopback address. Nothing but the JDK, so that it runs by itself
 * too: {@code java ToyTank.java 7007}. Thread-safe.
 */
final class ToyTank {
  final Map<String, String> values = new HashMap<>();
  final Map<String, Integer> writes = new HashMap<>();
  final Set<String> refused = new HashSet<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final ServerSocket server;
  private final Consumer<String> diary;

  /** Listens from now on, and says what happens. */
  ToyTank(int port, Consumer<String> diary) throws IOException {
    this.diary = diary;
    values.putAll(Map.of("level", "2.5", "pump", "1", "starts", "17"));
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ToyTank tank = new ToyTank(Integer.parseInt(arguments[0]), System.out::println);
    System.out.println("a tank on port " + tank.port());
    while (true) {
      Thread.sleep(1_000);
      tank.pass();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** A second passes: the level rises while the pump runs, and falls while it does not. */
  private synchronized void pass() {
    double level = Double.parseDouble(values.getOrDefault("level", "0"));
    double next = level + ("1".equals(values.get("pump")) ? 0.01 : -0.01);
    values.put("level", String.valueOf(Math.round(Math.max(0, Math.min(5, next)) * 100) / 100.0));
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "toy tank");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
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
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        socket.getOutputStream().write((answer(line.split(" ")) + "\n").getBytes(US_ASCII));
      }
    } catch (IOException gone) {
      diary.accept("a connection has ended: " + gone.getMessage());
    }
    synchronized (this) {
      sockets.remove(socket);
    }
  }

  private synchronized String answer(String[] words) {
    List<String> rest = List.of(words).subList(Math.min(2, words.length), words.length);
    String said = words.length < 3 ? "no" : words[1].equals("get") ? get(rest) : set(rest);
    return words[0] + " " + said;
  }

  private String get(List<String> names) {
    if (!values.keySet().containsAll(names) || names.stream().anyMatch(refused::contains)) {
      return "no";
    }
    return "ok " + String.join(" ", names.stream().map(values::get).toList());
  }

  private String set(List<String> nameAndValue) {
    String name = nameAndValue.get(0);
    writes.merge(name, 1, Integer::sum);
    if (nameAndValue.size() != 2 || !values.containsKey(name) || refused.contains(name)) {
      return "no";
    }
    values.put(name, nameAndValue.get(1));
    return "ok";
  }

  synchronized void stop() {
    try {
      server.close();
      for (Socket each : List.copyOf(sockets)) {
        each.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the tank cannot be stopped", e);
    }
  }
}
