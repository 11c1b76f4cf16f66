// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;

/** Keys made for one run, and the programs of OpenSSL and stunnel that use them. */
final class SecurePeers {
  private static final Duration START = Duration.ofSeconds(20);

  private final Path folder;

  /** Certifies {@code scada} and {@code device}, and some who are not to be let in. */
  private final Authority plant;

  private final Authority stranger;

  SecurePeers(Path folder) {
    this.folder = folder;
    this.plant =
        new Authority(folder, "plant")
            .server("device", "dns:device.plant")
            .client("scada", "operator")
            .client("guest", "visitor")
            .client("late", "operator", Authority.expired())
            .issue("plain", "-ext", "eku=clientAuth");
    this.stranger =
        new Authority(folder, "stranger")
            .server("fake", "dns:device.plant")
            .client("other", "operator");
  }

  /** The certificate of the authority to be trusted. */
  String authority() {
    return plant.certificate();
  }

  /** A file with key and certificate, as only its owner may read it. */
  Path file(String alias) throws IOException {
    return secret(folder.resolve(alias + ".pem"), text(alias));
  }

  /** Key and certificate of one of them. */
  String text(String alias) {
    Authority of = alias.equals("fake") || alias.equals("other") ? stranger : plant;
    return of.key(alias) + of.certificate(alias);
  }

  static Path secret(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** A stunnel before a port of ours that is under TLS; {@code alias} is empty for no certificate. */
  Peer client(int accept, int connect, String alias, String version) throws IOException {
    String own = alias.isEmpty() ? "" : "cert = " + file(alias) + "\n";
    return stunnel(accept, connect, version, "client = yes\n" + own);
  }

  /** A stunnel that puts a server of others under TLS, shows this and demands certificates of the plant. */
  Peer server(int accept, int connect, String alias, String version) throws IOException {
    Path trusted = Files.writeString(folder.resolve("plant-ca.pem"), authority());
    return stunnel(
        accept,
        connect,
        version,
        "cert = " + file(alias) + "\nCAfile = " + trusted + "\nverifyChain = yes\n");
  }

  private Peer stunnel(int accept, int connect, String version, String rest) throws IOException {
    Path settings = folder.resolve("stunnel-" + accept + ".conf");
    Files.writeString(
        settings,
        """
        foreground = yes
        pid =
        debug = 6
        [modbus]
        accept = 127.0.0.1:%d
        connect = 127.0.0.1:%d
        sslVersion = %s
        """
                .formatted(accept, connect, version)
            + rest);
    Peer peer = Peer.command("stunnel", settings.toString()).start();
    peer.awaitLine("Configuration successful", START);
    return peer;
  }

  /** Asks for holding register 0; the reply from its function on, empty for none. */
  static String read(int port, int unit) {
    byte[] request = {0, 1, 0, 0, 0, 6, (byte) unit, 3, 0, 0, 0, 1};
    try {
      return HexFormat.of().formatHex(ModbusTcp.ask(port, request)).substring(14);
    } catch (IOException closed) {
      return "";
    }
  }
}
