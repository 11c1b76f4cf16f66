// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * How slaves were asked, for whoever connects to the port: {@code clear} forgets, {@code dead UNIT} lets one fall silent
 * (0: none), {@code tell} answers with one line, see {@link Line#figures}. Thread-safe.
 */
final class SlaveFigures {
  private final int port;
  private final Pulse pulse;
  private final List<Long> probes = new ArrayList<>();
  private int requests;
  private int early;
  private int dead;

  SlaveFigures(int port, long periodNanos) {
    this.port = port;
    this.pulse = new Pulse(periodNanos);
  }

  synchronized void asked(int unit, long now, boolean inside) {
    requests++;
    early += inside ? 1 : 0;
    if (unit == dead) {
      probes.add(now);
    } else {
      pulse.beat(unit, now);
    }
  }

  synchronized boolean answers(int unit) {
    return unit != dead;
  }

  void listen() throws IOException {
    ServerSocket server = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(server), "figures");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        BufferedReader words =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String line = words.readLine();
        PrintWriter answer =
            new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        answer.println(line == null ? "" : obey(line));
      } catch (IOException gone) {
        System.err.println("figures: " + gone);
      }
    }
  }

  private synchronized String obey(String line) {
    if (line.startsWith("dead ")) {
      dead = Integer.parseInt(line.substring(5));
      return "dead";
    }
    if (line.equals("clear")) {
      requests = 0;
      early = 0;
      probes.clear();
      pulse.clear();
      return "clear";
    }
    Pulse.Regularity its = pulse.regularity();
    return String.format(
        Locale.ROOT,
        "%d %d %d %d %.3f %.3f %s",
        requests,
        early,
        its.missed(),
        its.late(),
        its.p99(),
        its.most(),
        gaps());
  }

  /** Seconds between requests to the dead one. */
  private String gaps() {
    StringJoiner gaps = new StringJoiner(",");
    for (int i = 1; i < probes.size(); i++) {
      gaps.add(String.format(Locale.ROOT, "%.1f", (probes.get(i) - probes.get(i - 1)) / 1e9));
    }
    return gaps.length() == 0 ? "-" : gaps.toString();
  }

  /**
   * What it tells.
   *
   * @param requests how many
   * @param early how many of them inside the silence after a frame
   * @param missed periods in which a slave was not asked
   * @param late polls more than 10 % of a period after their moment
   * @param p99 jitter of the period in percent, 99 of 100 at most
   * @param most the largest, in percent
   * @param gaps seconds between requests to the dead one
   */
  record Line(int requests, int early, int missed, int late, double p99, double most, String gaps) {
    static Line figures(String text) {
      String[] words = text.split(" ");
      return new Line(
          Integer.parseInt(words[0]),
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Integer.parseInt(words[3]),
          Double.parseDouble(words[4]),
          Double.parseDouble(words[5]),
          words[6]);
    }
  }
}
