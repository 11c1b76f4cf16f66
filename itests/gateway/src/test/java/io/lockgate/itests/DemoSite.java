// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The site of the demonstration, in a gateway of a test: its simulated devices listen on ports that are free. */
final class DemoSite {
  private DemoSite() {}

  /** Copies the settings of the demonstration to a gateway that does not run yet. */
  static void configure(GatewayProcess gateway) throws IOException {
    String tcp = Integer.toString(Distribution.freePort());
    String rtu = Integer.toString(Distribution.freePort());
    try (Stream<Path> files = Files.list(Distribution.root().resolve("docs/samples/demo"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".cfg")) {
          String text = Files.readString(file).replace("15020", tcp).replace("15021", rtu);
          Files.writeString(gateway.etc().resolve(file.getFileName().toString()), text);
        }
      }
    }
    Files.writeString(
        gateway.etc().resolve("io.lockgate.driver.sim.cfg"),
        "site = demo\ntcp-port = " + tcp + "\nrtu-tcp-port = " + rtu + "\n");
  }
}
