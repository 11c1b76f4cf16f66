// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.peer;

import io.lockgate.testkit.net.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program of the host, running for one test: a broker, a client, a server by somebody else.
 *
 * <pre>{@code
 * try (Peer broker = Peer.command("mosquitto", "-p", "" + port).in(temp).start()) {
 *   broker.awaitPort(port, Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * Standard output and standard error are kept together. Thread-safe.
 */
public final class Peer implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int CONNECT_MILLIS = 1_000;
  private static final Duration TICK = Duration.ofMillis(20);

  private final Process process;
  private final LineLog output;
  private final String name;

  private Peer(Process process, String name) {
    this.process = process;
    this.name = name;
    this.output = LineLog.of(process.getInputStream(), "peer " + name);
  }

  /** What is to be run; the test is skipped (with {@code CI=true}: fails) where the program is missing. */
  public static Command command(String program, String... arguments) {
    return new Command(program, List.of(arguments), Path.of("."), Map.of());
  }

  /**
   * A command line.
   *
   * @param program name, looked up by {@link Requires#program}
   * @param arguments each as the program gets it
   * @param folder working folder
   * @param environment variables added to or changed from the own ones
   */
  public record Command(
      String program, List<String> arguments, Path folder, Map<String, String> environment) {
    /** The same in another working folder. */
    public Command in(Path other) {
      return new Command(program, arguments, other, environment);
    }

    /** The same with one environment variable more. */
    public Command env(String variable, String value) {
      Map<String, String> more = new TreeMap<>(environment);
      more.put(variable, value);
      return new Command(program, arguments, folder, more);
    }

    /**
     * Starts the program.
     *
     * @throws IOException the system cannot start it
     */
    public Peer start() throws IOException {
      List<String> line = new ArrayList<>();
      line.add(Requires.program(program).toString());
      line.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.redirectErrorStream(true).environment().putAll(environment);
      return new Peer(builder.start(), program);
    }
  }

  /**
   * Waits until something accepts connections at a TCP port of the loopback address.
   *
   * @throws AssertionError the program ended or time ran out; with its output
   */
  public void awaitPort(int port, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!accepts(port)) {
      if (Children.ended(process, TICK) || System.nanoTime() > deadline) {
        throw failure("no listener at port " + port);
      }
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = Loopback.connect(port, CONNECT_MILLIS)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /**
   * Waits for a line of output, earlier ones included.
   *
   * @throws AssertionError the program ended without it or time ran out; with its output
   */
  public String awaitLine(String part, Duration limit) {
    return output
        .await(line -> line.contains(part), limit)
        .orElseThrow(() -> failure("no line with '" + part + "'"));
  }

  /**
   * Writes a line to its standard input.
   *
   * @throws UncheckedIOException it takes none any more
   */
  public void tell(String line) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not listen; its output:\n" + output, e);
    }
  }

  /**
   * Waits for the program to end by itself, and for the last of its output.
   *
   * @return its exit status
   * @throws AssertionError time ran out; with its output
   */
  public int awaitExit(Duration limit) {
    if (!Children.ended(process, limit)) {
      throw failure("still running");
    }
    output.await(line -> false, GRACE);
    return process.exitValue();
  }

  /** The newest lines of output, at most 10,000. */
  public List<String> output() {
    return output.lines();
  }

  /** The process, for signals and figures. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  private AssertionError failure(String what) {
    String state = process.isAlive() ? "running" : "ended with " + process.exitValue();
    return new AssertionError(name + " (" + state + "): " + what + "; its output:\n" + output);
  }

  /** SIGTERM, after 5 seconds SIGKILL. Without effect when it has ended. */
  @Override
  public void close() {
    Children.end(process, GRACE);
  }
}
