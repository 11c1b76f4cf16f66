// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.keys.Authority;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private static final int ENOUGH = 1_000_000;
  private final Instant now = Keys.NOW;

  private SSLEngine server() throws GeneralSecurityException {
    return Keys.party(Keys.PLANT, "device").server(now);
  }

  private SSLEngine client(Authority of, String alias, String version)
      throws GeneralSecurityException {
    SSLEngine engine = Keys.party(of, alias).client("device.plant", 802, now);
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  /** A client of the JDK, with what keys it is given. */
  private SSLEngine plain(KeyManager[] keys, String version) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    List<X509Certificate> anchors = Pem.certificates(Keys.bytes(Keys.PLANT.certificate()));
    context.init(keys, new TrustManager[] {new PeerCheck(anchors, now)}, new SecureRandom());
    SSLEngine engine = context.createSSLEngine("device.plant", 802);
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void who_shows_no_certificate_is_refused_and_told(String version) throws Exception {
    Talk talk = new Talk(plain(new KeyManager[0], version), server(), ENOUGH);
    assertEquals("no certificate", Reason.of(talk.serverRefuses()));
    SSLException told =
        assertThrows(SSLException.class, () -> talk.client.read(ByteBuffer.allocate(10)));
    assertTrue(Reason.of(told).startsWith("refused by the other side"), told::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void an_expired_certificate_is_refused(String version) throws Exception {
    Talk talk = new Talk(client(Keys.PLANT, "late", version), server(), ENOUGH);
    assertEquals("certificate expired", Reason.of(talk.serverRefuses()));
  }

  @Test
  void the_time_that_counts_is_the_one_given() throws Exception {
    Instant later = now.plus(Duration.ofDays(400));
    SSLEngine server = Keys.party(Keys.PLANT, "device").server(later);
    Talk talk = new Talk(client(Keys.PLANT, "scada", "TLSv1.3"), server, ENOUGH);
    assertEquals("certificate expired", Reason.of(talk.serverRefuses()));
    SSLEngine before = Keys.party(Keys.PLANT, "device").server(now.minus(Duration.ofDays(2)));
    Talk early = new Talk(client(Keys.PLANT, "scada", "TLSv1.3"), before, ENOUGH);
    assertEquals("certificate not yet valid", Reason.of(early.serverRefuses()));
  }

  @Test
  void an_expired_certificate_is_refused_though_it_is_an_anchor_itself() throws Exception {
    List<X509Certificate> itself = Pem.certificates(Keys.bytes(Keys.PLANT.certificate("late")));
    SSLEngine server = new TlsParty(Keys.own(Keys.PLANT, "device"), itself).server(now);
    Talk talk = new Talk(client(Keys.PLANT, "late", "TLSv1.3"), server, ENOUGH);
    assertEquals("certificate expired", Reason.of(talk.serverRefuses()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void a_certificate_of_a_stranger_is_refused(String version) throws Exception {
    Talk talk = new Talk(client(Keys.STRANGER, "guest", version), server(), ENOUGH);
    assertEquals("certificate not trusted", Reason.of(talk.serverRefuses()));
  }

  @Test
  void the_certificate_of_a_server_is_none_for_a_client() throws Exception {
    Talk talk = new Talk(client(Keys.PLANT, "device", "TLSv1.3"), server(), ENOUGH);
    assertEquals("certificate for another use", Reason.of(talk.serverRefuses()));
  }

  @Test
  void the_client_refuses_a_server_of_another_name() throws Exception {
    SSLEngine client = Keys.party(Keys.PLANT, "scada").client("other.plant", 802, now);
    Talk talk = new Talk(client, server(), ENOUGH);
    assertEquals("certificate for another name", Reason.of(talk.clientRefuses()));
  }

  @Test
  void the_client_accepts_a_server_by_its_address() throws Exception {
    SSLEngine client = Keys.party(Keys.PLANT, "scada").client("127.0.0.1", 802, now);
    new Talk(client, server(), ENOUGH).agreed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
      })
  void suites_without_authenticated_encryption_or_forward_secrecy_are_refused(String suite)
      throws Exception {
    SSLEngine client = client(Keys.PLANT, "scada", "TLSv1.2");
    client.setEnabledCipherSuites(new String[] {suite});
    assertEquals(
        "no agreement on TLS", Reason.of(new Talk(client, server(), ENOUGH).serverRefuses()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void no_session_is_resumed(String version) throws Exception {
    int[] checks = new int[1];
    SSLContext context = SSLContext.getInstance("TLS");
    PeerCheck check = new PeerCheck(Pem.certificates(Keys.bytes(Keys.PLANT.certificate())), now);
    context.init(
        new KeyManager[] {new OneKey(Keys.own(Keys.PLANT, "scada"))},
        new TrustManager[] {new CountingTrust(check, () -> checks[0]++)},
        new SecureRandom());
    SSLContext shared = SSLContext.getInstance("TLS");
    shared.init(
        new KeyManager[] {new OneKey(Keys.own(Keys.PLANT, "device"))},
        new TrustManager[] {check},
        new SecureRandom());
    for (int i = 0; i < 3; i++) {
      twice(context, shared.createSSLEngine(), version);
    }
    assertEquals(1, checks[0], "a server that remembers is asked for its certificate once");
    checks[0] = 0;
    TlsParty ours = Keys.party(Keys.PLANT, "device");
    for (int i = 0; i < 3; i++) {
      twice(context, ours.server(now), version);
    }
    assertEquals(3, checks[0]);
  }

  private static void twice(SSLContext context, SSLEngine server, String version) throws Exception {
    SSLEngine client = context.createSSLEngine("device.plant", 802);
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {version});
    server.setUseClientMode(false);
    Talk talk = new Talk(client, server, ENOUGH).agreed();
    Talk.carry(talk.server, talk.client, new byte[10], 10);
    talk.client.close();
    talk.server.step();
    talk.server.close();
  }

  @Test
  void whatever_comes_only_declared_exceptions_leave_and_memory_is_bounded() throws Exception {
    Random random = new Random(11);
    TlsParty party = Keys.party(Keys.PLANT, "device");
    for (int i = 0; i < 1_000; i++) {
      MemoryWire[] ends = MemoryWire.pair(ENOUGH);
      TlsChannel server =
          new TlsChannel(ends[1], party.server(now), new SpareBuffers(), Runnable::run);
      byte[] bytes = new byte[random.nextInt(40_000)];
      random.nextBytes(bytes);
      if (bytes.length > 10 && random.nextBoolean()) {
        System.arraycopy(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3}, 0, bytes, 0, 10);
      }
      ends[0].write(ByteBuffer.wrap(bytes));
      ends[0].close();
      try {
        for (int reads = 0; reads < 50 && server.read(ByteBuffer.allocate(300)) >= 0; reads++) {
          assertTrue(!server.established());
        }
      } catch (SSLException expected) {
        assertTrue(!server.established());
      }
    }
  }
}
