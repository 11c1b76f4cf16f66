// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A gateway of the bench's own, as shipped, with settings of the bench. The caps on connections are raised to what the
 * bench needs, and it says so.
 */
public final class FieldGateway implements AutoCloseable {
  private final Path code;
  private final Path base;
  private final int port;
  private final Program program;

  private FieldGateway(Path code, Path base, int port, Program program) {
    this.code = code;
    this.base = base;
    this.port = port;
    this.program = program;
  }

  /** A file in the folder of settings, written before the start. */
  public record Settings(String file, List<String> lines) {
    /** Those of one pid. */
    public static Settings of(String pid, String... lines) {
      return new Settings(pid + ".cfg", List.of(lines));
    }
  }

  /** Starts it and waits until its Modbus port is open. */
  public static FieldGateway start(Path root, List<Settings> settings)
      throws IOException, InterruptedException {
    Path code = root.resolve("karaf-assembly/target/lockgate");
    Path base = Files.createTempDirectory("lgfield");
    for (String folder : new String[] {"etc", "data", "deploy"}) {
      Files.createDirectories(base.resolve(folder));
    }
    int port = Program.freePort();
    write(base, Settings.of("io.lockgate.north.web", "port = " + Program.freePort()));
    write(
        base,
        Settings.of(
            "io.lockgate.north.modbus",
            "port = " + port,
            "clients = 1000",
            "reserved = 0",
            "per-address = 1000"));
    for (Settings each : settings) {
      write(base, each);
    }
    Program program =
        Program.start(
            new ProcessBuilder(
                code.resolve("bin/lockgate").toString(),
                "run",
                "--no-console",
                "--data",
                base.resolve("data").toString(),
                "--etc",
                base.resolve("etc").toString(),
                "--deploy",
                base.resolve("deploy").toString()),
            new File(base.toFile(), "out.txt"));
    FieldGateway gateway = new FieldGateway(code, base, port, program);
    boolean ready = false;
    try {
      program.awaitPort(port);
      gateway.awaitCalm();
      ready = true;
      return gateway;
    } finally {
      if (!ready) {
        program.close();
      }
    }
  }

  /** The start goes on behind an open port: waits until it uses little, a minute at most. */
  private void awaitCalm() throws IOException, InterruptedException {
    double before = cpu().seconds();
    for (int second = 0; second < 60; second++) {
      TimeUnit.SECONDS.sleep(1);
      double now = cpu().seconds();
      if (now - before < 0.2) {
        return;
      }
      before = now;
    }
  }

  private static void write(Path base, Settings settings) throws IOException {
    Path file = base.resolve("etc").resolve(settings.file());
    Files.createDirectories(file.getParent());
    Files.write(file, settings.lines());
  }

  /** Of its Modbus server. */
  public int port() {
    return port;
  }

  /** What it uses. */
  public Cpu cpu() {
    return program.cpu();
  }

  /** What one command of its shell prints. */
  public String shell(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(code.resolve("bin/lockgate").toString(), "shell");
    builder.command().addAll(List.of(words));
    builder.environment().put("LOCKGATE_DATA", base.resolve("data").toString());
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  @Override
  public void close() {
    program.close();
  }
}
