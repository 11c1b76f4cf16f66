// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.bench.field.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's broker on loopback: TLS for who publishes, a plain door for who counts. */
final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int tls;
  private final int plain;
  private final Program program;

  private Mosquitto(Path folder, int tls, int plain, Program program) {
    this.folder = folder;
    this.tls = tls;
    this.plain = plain;
    this.program = program;
  }

  /** Makes a certificate with Debian's openssl and starts. */
  static Mosquitto start(Path folder) throws IOException, InterruptedException {
    Path key = folder.resolve("server.key");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                key.toString(),
                "-out",
                folder.resolve("server.pem").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.txt").toFile())
            .start();
    if (!openssl.waitFor(30, TimeUnit.SECONDS) || openssl.exitValue() != 0) {
      throw new IOException("no certificate: see " + folder.resolve("openssl.txt"));
    }
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    int tls = Program.freePort();
    int plain = Program.freePort();
    Files.write(
        folder.resolve("broker.conf"),
        List.of(
            "per_listener_settings true",
            "user " + System.getProperty("user.name"),
            "log_type error",
            "max_queued_messages 0",
            "max_inflight_messages 1000",
            "listener " + tls + " 127.0.0.1",
            "allow_anonymous true",
            "certfile " + folder.resolve("server.pem"),
            "keyfile " + key,
            "listener " + plain + " 127.0.0.1",
            "allow_anonymous true"));
    Program program =
        Program.start(
            new ProcessBuilder("mosquitto", "-c", folder.resolve("broker.conf").toString()),
            new File(folder.toFile(), "broker.txt"));
    Mosquitto broker = new Mosquitto(folder, tls, plain, program);
    boolean ready = false;
    try {
      program.awaitPort(tls);
      ready = true;
      return broker;
    } finally {
      if (!ready) {
        broker.close();
      }
    }
  }

  /** The port under TLS. */
  int tls() {
    return tls;
  }

  /** The port without, for those who count. */
  int plain() {
    return plain;
  }

  /** Its certificate, signed by itself. */
  Path certificate() {
    return folder.resolve("server.pem");
  }

  @Override
  public void close() {
    program.close();
  }
}
