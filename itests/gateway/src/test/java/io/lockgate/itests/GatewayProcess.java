// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.netns.NetworkNamespace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One gateway as an operator has it: its own copy of the code folder where asked, its own data, configuration and deploy
 * folders, started by {@code bin/lockgate run}: on free ports of this host, or on the standard ports of a network of its
 * own. Not thread-safe.
 */
final class GatewayProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path code;
  private final Path base;
  private final int port;
  private final int modbusPort;
  private final Map<String, String> environment;
  private final @Nullable NetworkNamespace network;
  private @Nullable Process process;

  GatewayProcess(Path code, Path base, Map<String, String> environment) {
    this(code, base, environment, Distribution.freePort(), Distribution.freePort(), null);
    try {
      Files.writeString(etc().resolve("io.lockgate.north.web.cfg"), "port = " + port + "\n");
      Files.writeString(
          etc().resolve("io.lockgate.north.modbus.cfg"), "port = " + modbusPort + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GatewayProcess(
      Path code,
      Path base,
      Map<String, String> environment,
      int port,
      int modbusPort,
      @Nullable NetworkNamespace network) {
    this.code = code;
    this.base = base;
    this.environment = environment;
    this.port = port;
    this.modbusPort = modbusPort;
    this.network = network;
    try {
      Files.createDirectories(etc());
      Files.createDirectories(deploy());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A gateway on the built code folder, which it must not change. */
  static GatewayProcess fresh() {
    return new GatewayProcess(Distribution.code(), Distribution.newBase(), Map.of());
  }

  /** A fresh gateway, on the standard ports of this network. */
  static GatewayProcess in(NetworkNamespace network) {
    return new GatewayProcess(
        Distribution.code(), Distribution.newBase(), Map.of(), 443, 502, network);
  }

  Path code() {
    return code;
  }

  Path data() {
    return base.resolve("data");
  }

  Path etc() {
    return base.resolve("etc");
  }

  Path deploy() {
    return base.resolve("deploy");
  }

  int port() {
    return port;
  }

  int modbusPort() {
    return modbusPort;
  }

  long pid() {
    return running().pid();
  }

  /** Starts it without waiting. */
  GatewayProcess launch() {
    List<String> line = new ArrayList<>();
    if (network != null) {
      line.addAll(network.prefix());
    }
    line.addAll(List.of(code.resolve("bin/lockgate").toString(), "run", "--no-console"));
    if (network != null) {
      line.add("--standard-ports");
    }
    process = command(line, base.resolve("out.txt"));
    return this;
  }

  /** Starts it and waits until HTTPS and the console answer. */
  GatewayProcess start() {
    launch();
    Awaitility.await("HTTPS on " + port)
        .atMost(START)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the gateway ended: " + output(), () -> !running().isAlive())
        .until(this::servesPages);
    Awaitility.await("console")
        .atMost(START)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> Files.exists(data().resolve("run/console.sock")));
    return this;
  }

  private boolean servesPages() {
    if (network == null) {
      return Https.answers(port);
    }
    return Files.exists(data().resolve("run/console.sock"))
        && shell("gateway:services", "--json").out().contains(":" + port + "\"");
  }

  /** What it listens on, as the kernel says. */
  Set<String> listening() {
    return Sockets.listening(pid(), network == null ? List.of() : network.prefix());
  }

  /** Sets the administrator's password: from now on the field may be written. */
  GatewayProcess commission() {
    String password = "Tr1cky-enough-for-it";
    shellWithInput(password + "\n" + password + "\n", "gateway:commission").ok();
    return this;
  }

  /** Ends it as a service manager does and waits. */
  int stop() {
    running().destroy();
    return exit(Duration.ofSeconds(20));
  }

  /** Ends it without warning. */
  void kill() {
    running().destroyForcibly();
    exit(Duration.ofSeconds(20));
  }

  /** Waits for it to end by itself. */
  int exit(Duration limit) {
    try {
      if (!running().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + ": " + output());
      }
      return running().exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  GatewayProcess reboot() {
    stop();
    return start();
  }

  /** Runs one command in its shell. */
  ShellResult shell(String... words) {
    return shellWithInput("", words);
  }

  /** Runs one command in its shell, with something typed. */
  ShellResult shellWithInput(String input, String... words) {
    List<String> line = new ArrayList<>(List.of(code.resolve("bin/lockgate").toString(), "shell"));
    line.addAll(List.of(words));
    return ShellResult.run(line, environment(), input);
  }

  /** What it printed so far. */
  String output() {
    Path out = base.resolve("out.txt");
    try {
      return Files.exists(out) ? Files.readString(out) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its log so far. */
  String log() {
    try {
      return Files.readString(data().resolve("log/lockgate.log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      stop();
    }
  }

  /** What its scripts need to know of its folders. */
  Map<String, String> environment() {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("LOCKGATE_DATA", data().toString());
    all.put("LOCKGATE_ETC", etc().toString());
    all.put("LOCKGATE_DEPLOY", deploy().toString());
    return all;
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  private Process command(List<String> line, Path out) {
    try {
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().putAll(environment());
      builder.redirectErrorStream(true).redirectOutput(out.toFile());
      builder.redirectInput(new File("/dev/null"));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
