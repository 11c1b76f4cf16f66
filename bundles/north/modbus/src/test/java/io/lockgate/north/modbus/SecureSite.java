// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.service.Endpoint;
import io.lockgate.north.modbus.secure.RoleRights;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.testkit.keys.Authority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A gateway with its second door, keys for those who come, and what they may do. */
final class SecureSite implements AutoCloseable {
  /** Keys are slow to make: one set for all tests. */
  static final Path FOLDER;

  static final Authority PLANT;
  static final Authority STRANGER;
  private static final MadeCertificate OWN;

  static {
    try {
      FOLDER = Files.createTempDirectory("site");
      PLANT =
          new Authority(FOLDER, "plant")
              .client("scada", "operator")
              .client("panel", "viewer")
              .client("other", "janitor")
              .client("late", "operator", Authority.expired())
              .issue("plain", "-ext", "eku=clientAuth");
      STRANGER = new Authority(FOLDER, "stranger").client("guest", "operator");
      OWN = MadeCertificate.in(FOLDER);
      Path trusted = Files.createDirectories(FOLDER.resolve("tls/modbus-clients"));
      Files.writeString(trusted.resolve("plant.pem"), PLANT.certificate());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  final Fixture fixture = new Fixture().commissioned();
  final int port = fixture.ports.releasedTcp();
  final SecureGateway gateway;
  final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

  SecureSite() throws IOException {
    this("tls/modbus-clients");
  }

  SecureSite(String authorities) throws IOException {
    fixture.clock.jumpTo(Instant.now().plusSeconds(1));
    gateway =
        new SecureGateway(
            fixture.gateway,
            fixture.clock,
            new Zones(),
            OWN,
            FOLDER,
            new SecureConfig(port, authorities),
            open -> {
              endpoints.clear();
              endpoints.addAll(open);
            });
    gateway.policy().add(RoleRights.of("operator", "1-247 255", "1-6 15 16 43"));
    gateway.policy().add(RoleRights.of("viewer", "255", "1-4"));
    gateway.enabled(fixture.marker);
  }

  /** A client with this key; null for none. TLS 1.3 tells it of a refusal only when it reads. */
  Client client(Authority of, @Nullable String alias, String version) throws Exception {
    return Client.over(socket(of, alias, version));
  }

  Client client(String alias) throws Exception {
    return client(PLANT, alias, "TLSv1.3");
  }

  SSLSocket socket(Authority of, @Nullable String alias, String version) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyStore anchors = empty();
    anchors.setCertificateEntry("gateway", OWN.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(anchors);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    char[] password = of.keys().password();
    keys.init(alias == null ? empty() : one(of, alias, password), password);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    Socket plain = new Socket("127.0.0.1", port);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    return keys;
  }

  /** Under an issuer that the server asks for, whatever it is: some clients look at that. */
  private static KeyStore one(Authority of, String alias, char[] password) throws Exception {
    byte[] pem = of.certificate(alias).getBytes(StandardCharsets.US_ASCII);
    Certificate certificate =
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    KeyStore keys = empty();
    keys.setKeyEntry(
        alias, of.keys().open().getKey(alias, password), password, new Certificate[] {certificate});
    return keys;
  }

  /** What has been refused, without the fingerprints. */
  List<String> refusals() {
    return fixture.audit.events().stream()
        .filter(event -> event.result() == AuditEvent.Result.REFUSED)
        .map(event -> event.id() + " " + event.detail().replaceAll("[0-9a-f]{16}", "F"))
        .toList();
  }

  long count(Event event) {
    return gateway.counters().of(event);
  }

  @Override
  public void close() {
    gateway.close();
    fixture.close();
  }
}
