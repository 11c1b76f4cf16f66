// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The distribution as shipped. */
final class Ours implements Candidate {
  private final Path code;
  private final Path base;
  private final int port;

  Ours(Path code, Path base) throws IOException {
    this.code = code;
    this.base = base;
    this.port = settle(base);
  }

  /** Makes the folders of a candidate and settles its port. */
  static int settle(Path base) throws IOException {
    for (String folder : new String[] {"etc", "data", "deploy"}) {
      Files.createDirectories(base.resolve(folder));
    }
    try (ServerSocket socket = new ServerSocket(0)) {
      Files.writeString(
          base.resolve("etc/io.lockgate.north.web.cfg"), "port = " + socket.getLocalPort() + "\n");
      return socket.getLocalPort();
    }
  }

  @Override
  public String name() {
    return "lockgate, trust checks, clean";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path data() {
    return base.resolve("data");
  }

  @Override
  public Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            code.resolve("bin/lockgate").toString(),
            "run",
            "--no-console",
            "--data",
            data().toString(),
            "--etc",
            base.resolve("etc").toString(),
            "--deploy",
            base.resolve("deploy").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(new File(base.toFile(), "out.txt"))
        .start();
  }
}
