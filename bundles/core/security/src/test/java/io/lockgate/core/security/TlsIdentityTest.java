// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.ServerCertificate;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsIdentityTest {
  private final MemoryStateStore store = new MemoryStateStore();
  private final FakeClock clock = new FakeClock();

  @Test
  void certificate_is_fit_for_a_tls_server_of_this_host() throws Exception {
    X509Certificate made = identity().certificate();
    made.verify(made.getPublicKey());
    assertEquals(3, made.getVersion());
    assertEquals("SHA256withECDSA", made.getSigAlgName());
    assertEquals(
        256, ((ECPublicKey) made.getPublicKey()).getParams().getCurve().getField().getFieldSize());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), made.getExtendedKeyUsage());
    assertEquals(-1, made.getBasicConstraints());
    assertTrue(made.getKeyUsage()[0]);
    assertEquals(Instant.parse("2036-01-01T00:00:00Z"), made.getNotAfter().toInstant());
    assertTrue(made.getNotBefore().toInstant().isBefore(clock.now().minus(23, ChronoUnit.HOURS)));
    assertEquals(127, made.getSerialNumber().bitLength());

    Collection<List<?>> names = made.getSubjectAlternativeNames();
    assertNotNull(names);
    List<String> texts = names.stream().map(each -> String.valueOf(each.get(1))).toList();
    HostNames host = HostNames.ofThisHost();
    assertTrue(texts.contains(host.name()), texts.toString());
    assertTrue(
        texts.containsAll(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1")), texts.toString());
    assertEquals(
        host.addresses().size(), names.stream().filter(each -> each.get(0).equals(7)).count());
  }

  @Test
  void key_store_opens_with_the_password_and_survives_a_restart() throws Exception {
    TlsIdentity first = identity();
    char[] password = first.keyStorePassword();
    assertEquals(Path.of("/data/state/security/server.p12"), first.keyStore());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(new ByteArrayInputStream(store.read(TlsIdentity.KEY_STORE).orElseThrow()), password);
    assertTrue(keys.isKeyEntry(ServerCertificate.ALIAS));
    assertEquals(1, keys.size());
    assertNotNull(keys.getKey(ServerCertificate.ALIAS, password));

    TlsIdentity second = identity();
    assertEquals(first.certificate(), second.certificate());
    assertArrayEquals(password, second.keyStorePassword());
    password[0] = '\0';
    assertNotEquals('\0', first.keyStorePassword()[0], "a copy of its own for each caller");
  }

  @Test
  void every_device_has_its_own() throws Exception {
    X509Certificate one = identity().certificate();
    X509Certificate two =
        new TlsIdentity(new MemoryStateStore(), clock, Path.of("/data/state")).certificate();
    assertNotEquals(one.getSerialNumber(), two.getSerialNumber());
    assertNotEquals(one.getPublicKey(), two.getPublicKey());
  }

  @Test
  void cut_between_password_and_key_store_is_made_good_at_the_next_start() throws Exception {
    identity().certificate();
    store.delete(TlsIdentity.KEY_STORE);
    TlsIdentity again = identity();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    X509Certificate certificate = again.certificate();
    keys.load(
        new ByteArrayInputStream(store.read(TlsIdentity.KEY_STORE).orElseThrow()),
        again.keyStorePassword());
    assertEquals(certificate, keys.getCertificate(ServerCertificate.ALIAS));
  }

  @Test
  void damaged_key_store_is_reported_and_not_replaced() throws Exception {
    identity().certificate();
    byte[] damaged = store.read(TlsIdentity.KEY_STORE).orElseThrow();
    damaged[damaged.length / 2] ^= 1;
    store.write(TlsIdentity.KEY_STORE, damaged);
    assertThrows(UncheckedIOException.class, () -> identity().keyStore());
    assertArrayEquals(damaged, store.read(TlsIdentity.KEY_STORE).orElseThrow());
  }

  @Test
  void no_security_provider_is_added() throws Exception {
    identity().certificate();
    for (var provider : Security.getProviders()) {
      assertFalse(provider.getName().startsWith("BC"), provider.getName());
    }
  }

  private TlsIdentity identity() {
    return new TlsIdentity(store, clock, Path.of("/data/state"));
  }
}
