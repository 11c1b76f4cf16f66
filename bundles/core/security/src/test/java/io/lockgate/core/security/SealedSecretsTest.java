// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Role;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {
  private static final Identity ENGINEER = new Identity("local-1001", Role.ENGINEER, "console");
  private static final Identity VIEWER = new Identity("local-1002", Role.VIEWER, "console");
  private static final char[] SECRET = "Canary ünd key".toCharArray();

  private final MemoryStateStore store = new MemoryStateStore();
  private final CollectingAuditLog log = new CollectingAuditLog();
  private final SealedSecrets secrets = open();

  private SealedSecrets open() {
    AuditOutbox outbox = new AuditOutbox();
    outbox.logArrived(log);
    return new SealedSecrets(store, new RoleAccessControl(outbox), outbox);
  }

  @Test
  void what_is_set_is_read_and_is_in_no_file() throws Exception {
    secrets.write(ENGINEER, "broker", SECRET);
    assertArrayEquals(SECRET, secrets.read("broker").orElseThrow());
    assertArrayEquals(SECRET, open().read("broker").orElseThrow(), "after a restart");
    assertEquals(List.of("broker"), secrets.names());
    for (String name : store.list("")) {
      String text = new String(store.read(name).orElseThrow(), StandardCharsets.UTF_8);
      assertFalse(text.contains("Canary"), name);
    }
    assertFalse(log.events().toString().contains("Canary"));
    secrets.delete(ENGINEER, "broker");
    assertEquals(Optional.empty(), secrets.read("broker"));
  }

  @Test
  void one_put_in_place_of_another_or_damaged_is_refused() throws Exception {
    secrets.write(ENGINEER, "a", SECRET);
    byte[] sealed = store.read(SealedSecrets.FOLDER + "a").orElseThrow();
    store.write(SealedSecrets.FOLDER + "b", sealed);
    assertThrows(IOException.class, () -> secrets.read("b"));
    sealed[20] ^= 1;
    store.write(SealedSecrets.FOLDER + "a", sealed);
    assertThrows(IOException.class, () -> secrets.read("a"));
    store.write(SealedSecrets.FOLDER + "a", new byte[3]);
    assertThrows(IOException.class, () -> secrets.read("a"));
  }

  @Test
  void lost_key_is_said_and_not_replaced() throws Exception {
    secrets.write(ENGINEER, "a", SECRET);
    store.delete(SealedSecrets.KEY);
    assertThrows(IOException.class, () -> secrets.read("a"));
    assertThrows(IOException.class, () -> secrets.write(ENGINEER, "b", SECRET));
  }

  @Test
  void who_may_not_configure_sets_nothing() {
    assertThrows(NotAllowedException.class, () -> secrets.write(VIEWER, "a", SECRET));
    assertThrows(NotAllowedException.class, () -> secrets.delete(VIEWER, "a"));
    for (String name : new String[] {"", "A", "../a", "a/b", "x".repeat(65), "a."}) {
      assertThrows(IllegalArgumentException.class, () -> secrets.write(ENGINEER, name, SECRET));
    }
    assertThrows(IllegalArgumentException.class, () -> secrets.write(ENGINEER, "a", new char[0]));
  }
}
