// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys of Pax Web: HTTPS with TLS 1.2 and 1.3, authenticated encryption and forward secrecy only, never HTTP. */
final class PaxWebSettings {
  static final String SECURE = "org.osgi.service.http.secure.enabled";
  static final String PORT = "org.osgi.service.http.port.secure";
  static final String ADDRESSES = "org.ops4j.pax.web.listening.addresses";

  private static final String PLAIN = "org.osgi.service.http.enabled";
  private static final String SSL = "org.ops4j.pax.web.ssl.";
  private static final String SERVER = "org.ops4j.pax.web.server.";
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  private PaxWebSettings() {}

  /** No port at all. */
  static Map<String, Object> closed() {
    return Map.of(PLAIN, "false", SECURE, "false");
  }

  /** HTTPS on these addresses. */
  static Map<String, Object> open(
      List<InetAddress> addresses, int port, Path keyStore, String password, String alias) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put(PLAIN, "false");
    settings.put(SECURE, "true");
    settings.put(PORT, Integer.toString(port));
    settings.put(
        ADDRESSES,
        addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(",")));
    settings.put(SSL + "keystore", keyStore.toString());
    settings.put(SSL + "keystore.type", "PKCS12");
    settings.put(SSL + "keystore.password", password);
    settings.put(SSL + "key.password", password);
    settings.put(SSL + "key.alias", alias);
    settings.put(SSL + "protocols.included", String.join(",", PROTOCOLS));
    settings.put(SSL + "ciphersuites.included", String.join(",", SUITES));
    settings.put(SSL + "renegotiationAllowed", "false");
    settings.put(SERVER + "showStacks", "false");
    settings.put(SERVER + "maxThreads", "64");
    settings.put(SERVER + "connector.idleTimeout", "30000");
    return settings;
  }
}
