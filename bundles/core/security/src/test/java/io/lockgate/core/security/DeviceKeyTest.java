// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;

class DeviceKeyTest {
  private static final byte[] DATA = "head 17".getBytes(StandardCharsets.UTF_8);

  private final MemoryStateStore store = new MemoryStateStore();

  @Test
  void signature_holds_after_a_restart_and_for_this_data_only() throws Exception {
    byte[] signature = new DeviceKey(store).sign(DATA);
    DeviceKey again = new DeviceKey(store);
    assertEquals(64, signature.length);
    assertTrue(again.verify(DATA, signature));
    assertFalse(again.verify("head 18".getBytes(StandardCharsets.UTF_8), signature));
    signature[5] ^= 1;
    assertFalse(again.verify(DATA, signature));
  }

  @Test
  void public_key_serves_verification_elsewhere() throws Exception {
    DeviceKey key = new DeviceKey(store);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.publicKey())));
    check.update(DATA);
    assertTrue(check.verify(key.sign(DATA)));
    assertArrayEquals(key.publicKey(), new DeviceKey(store).publicKey());
  }

  @Test
  void key_is_durable_before_it_signs() throws Exception {
    store.fail(true);
    DeviceKey key = new DeviceKey(store);
    assertThrows(UncheckedIOException.class, () -> key.sign(DATA));
    assertFalse(key.verify(DATA, new byte[64]));
    assertEquals(Status.CRITICAL, key.check().status());
    store.fail(false);
    assertEquals(new Health(Status.OK, "identity key: software"), key.check());
    assertTrue(key.verify(DATA, key.sign(DATA)));
    assertTrue(
        new String(store.read(DeviceKey.NAME).orElseThrow(), StandardCharsets.US_ASCII)
            .contains("BEGIN PRIVATE KEY"));
  }

  @Test
  void signature_of_another_device_is_refused() throws Exception {
    byte[] foreign = new DeviceKey(new MemoryStateStore()).sign(DATA);
    assertFalse(new DeviceKey(store).verify(DATA, foreign));
  }

  @Test
  void malformed_signature_is_refused_without_an_exception() throws Exception {
    DeviceKey key = new DeviceKey(store);
    for (int length : new int[] {0, 1, 63, 65, 1000}) {
      assertFalse(key.verify(DATA, new byte[length]));
    }
  }

  @Test
  void every_damaged_byte_is_noticed_or_harmless_and_the_key_is_never_replaced() throws Exception {
    byte[] signature = new DeviceKey(store).sign(DATA);
    byte[] good = store.read(DeviceKey.NAME).orElseThrow();
    int refused = 0;
    for (int i = 0; i < good.length; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 0x04;
      store.write(DeviceKey.NAME, damaged);
      DeviceKey key = new DeviceKey(store);
      if (!key.verify(DATA, signature)) {
        refused++;
        assertThrows(UncheckedIOException.class, () -> key.sign(DATA));
      }
      assertArrayEquals(damaged, store.read(DeviceKey.NAME).orElseThrow());
    }
    assertTrue(refused > good.length * 8 / 10, refused + " of " + good.length);
  }
}
