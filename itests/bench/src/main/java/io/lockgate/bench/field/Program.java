// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program under test, in a process of its own. */
public final class Program implements AutoCloseable {
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(300);

  private final Process process;
  private final File output;

  private Program(Process process, File output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; what it prints goes to a file. */
  public static Program start(ProcessBuilder builder, File output) throws IOException {
    return new Program(builder.redirectErrorStream(true).redirectOutput(output).start(), output);
  }

  /** As {@link #start}, its input and output elsewhere; only its errors are kept. */
  static Program startBeside(ProcessBuilder builder, File errors) throws IOException {
    return new Program(builder.redirectError(errors).start(), errors);
  }

  /** A program of this bench, with the flags of the gateway. */
  public static Program java(Path root, Class<?> main, Object... arguments) throws IOException {
    return start(
        new ProcessBuilder(line(root, main, arguments)), File.createTempFile("lgbench", ".out"));
  }

  /** How to start a program of this bench. */
  public static List<String> line(Path root, Class<?> main, Object... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("@" + root.resolve("karaf-assembly/target/lockgate/etc/jvm.options"));
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(main.getName());
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    return line;
  }

  /** A port that was free just now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What it uses. */
  public Cpu cpu() {
    return new Cpu(process.pid());
  }

  /** Whether it has not ended. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Waits until it listens. */
  public void awaitPort(int port) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!open(port)) {
      if (!process.isAlive() || System.nanoTime() - begin > START_NANOS) {
        throw new IOException("port " + port + " did not open; see " + output);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static boolean open(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it and waits for that, half a minute at most. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
