// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.netns;

import io.lockgate.testkit.peer.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of its own, with nothing but a loopback at first. Where namespaces cannot be made the test is skipped (with
 * {@code CI=true}: fails). Names are unique on this host, so runs do not disturb each other. Thread-safe.
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final String name;

  private NetworkNamespace(String name) {
    this.name = name;
  }

  /** Makes one; {@code role} is a part of its name. */
  public static NetworkNamespace add(String role) {
    Requires.root();
    String ip = Requires.program("ip").toString();
    String name = "lg-" + ProcessHandle.current().pid() + "-" + NEXT.getAndIncrement() + "-" + role;
    Tool.Outcome made = Tool.run(List.of(ip, "netns", "add", name));
    Requires.that(made.status() == 0, "the right to make namespaces: " + made.output().strip());
    NetworkNamespace namespace = new NetworkNamespace(name);
    namespace.run("ip", "link", "set", "lo", "up");
    return namespace;
  }

  /** As {@code ip netns} knows it. */
  public String name() {
    return name;
  }

  /** The words that, put before a command line, make it run in here; its process keeps its number. */
  public List<String> prefix() {
    return List.of(Requires.program("ip").toString(), "netns", "exec", name);
  }

  /**
   * Runs a command in here to its end.
   *
   * @return what it said
   * @throws IllegalStateException its status was not 0
   */
  public String run(String... line) {
    List<String> all = new ArrayList<>(prefix());
    all.addAll(List.of(line));
    return Tool.run(all).orThrow();
  }

  /** Gives an interface an address, {@code 10.0.0.1/24}. */
  public NetworkNamespace address(String device, String address) {
    run("ip", "addr", "add", address, "dev", device);
    return this;
  }

  /** Takes it away, with its cables; whatever still runs in it is killed. */
  @Override
  public void close() {
    String ip = Requires.program("ip").toString();
    for (String pid : Tool.run(List.of(ip, "netns", "pids", name)).output().split("\\s+")) {
      if (pid.matches("[0-9]+")) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    Tool.run(List.of(ip, "netns", "delete", name)).orThrow();
  }
}
