// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel says a process listens on. */
final class Sockets {
  private static final Pattern LINE =
      Pattern.compile("^(tcp|udp)\\s+\\S+\\s+\\d+\\s+\\d+\\s+(\\S+):(\\d+)\\s.*pid=(\\d+),.*$");

  private Sockets() {}

  /** {@code tcp/127.0.0.1:8443} for each listening TCP and each UDP socket of the process. */
  static Set<String> listening(long pid) {
    return listening(pid, List.of());
  }

  /** The same in a network of its own, which the prefix enters. */
  static Set<String> listening(long pid, List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("ss", "-ltnupH"));
    ShellResult ss = ShellResult.run(command, Map.of(), "").ok();
    Set<String> found = new TreeSet<>();
    for (String line : ss.out().split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && Long.parseLong(matcher.group(4)) == pid) {
        found.add(matcher.group(1) + "/" + address(matcher.group(2)) + ":" + matcher.group(3));
      }
    }
    return found;
  }

  /** Ports of TCP listeners of the process. */
  static Set<Integer> tcpPorts(long pid) {
    Set<Integer> ports = new TreeSet<>();
    for (String socket : listening(pid)) {
      if (socket.startsWith("tcp/")) {
        ports.add(Integer.parseInt(socket.substring(socket.lastIndexOf(':') + 1)));
      }
    }
    return ports;
  }

  /** A dual-stack wildcard is shown as {@code *}, IPv4 addresses through an IPv6 socket with a prefix: as IPv4. */
  private static String address(String shown) {
    if (shown.equals("*") || shown.equals("[::]")) {
      return "0.0.0.0";
    }
    return shown.startsWith("[::ffff:") ? shown.substring(8, shown.length() - 1) : shown;
  }
}
