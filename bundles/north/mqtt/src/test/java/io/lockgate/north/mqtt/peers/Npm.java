// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.peers;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Programs in JavaScript; their packages are what {@code itests/peers/setup.sh} installs. */
public final class Npm {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The checkout, from this module. */
  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  private Npm() {}

  /** A program of {@code itests/peers/mqtt}. */
  public static Peer.Command program(String name, String needed, String... words) {
    Requires.program("node");
    Path packages = ROOT.resolve("target/peers/node_modules");
    Requires.that(
        Files.isDirectory(packages.resolve(needed)), "what itests/peers/setup.sh installs");
    List<String> all = new ArrayList<>();
    all.add(ROOT.resolve("itests/peers/mqtt").resolve(name).toString());
    all.addAll(List.of(words));
    return Peer.command("node", all.toArray(String[]::new)).env("NODE_PATH", packages.toString());
  }

  /** What a program prints, run to its end. */
  public static String run(String name, String needed, String... words) throws IOException {
    try (Peer peer = program(name, needed, words).start()) {
      if (peer.awaitExit(LIMIT) != 0) {
        throw new IOException(name + ": " + peer.output());
      }
      return String.join("\n", peer.output());
    }
  }
}
