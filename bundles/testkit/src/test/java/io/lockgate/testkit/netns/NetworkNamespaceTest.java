// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.netns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkNamespaceTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int PORT = 7;

  @Test
  void what_is_cabled_hears_each_other_and_what_is_dark_hears_nothing() throws IOException {
    try (NetworkNamespace one = NetworkNamespace.add("one");
        NetworkNamespace other = NetworkNamespace.add("other")) {
      Cable.between(one, "east", other, "west");
      one.address("east", "10.73.0.1/24");
      other.address("west", "10.73.0.2/24");
      PacketFilter filter = PacketFilter.in(other);
      assertEquals(0, filter.arrived());
      try (Peer echo = peer(other, "socat", "-dd", "TCP-LISTEN:" + PORT + ",fork", "EXEC:cat")) {
        echo.awaitLine("listening", LONG);
        assertEquals("hello", echoed(one));
        long heard = filter.arrived();
        assertTrue(heard > 0);
        filter.dark(List.of(PORT, PORT + 1));
        assertThrows(IllegalStateException.class, () -> echoed(one));
        assertTrue(filter.arrived() > heard, "what is dropped is counted too");
        filter.light(List.of(PORT));
        assertEquals("hello", echoed(one));
      }
    }
  }

  @Test
  void a_closed_namespace_is_gone_with_all_that_ran_in_it() throws IOException {
    NetworkNamespace namespace = NetworkNamespace.add("short");
    try (Peer sleeper = peer(namespace, "sleep", "60")) {
      assertTrue(names().contains(namespace.name()));
      assertTrue(sleeper.handle().isAlive());
      namespace.close();
      assertFalse(names().contains(namespace.name()), names());
      sleeper.awaitExit(LONG);
    }
  }

  private static String echoed(NetworkNamespace from) {
    String ask = "echo hello | socat -T 1 - TCP:10.73.0.2:" + PORT + ",connect-timeout=1";
    return from.run("sh", "-c", ask).strip();
  }

  private static Peer peer(NetworkNamespace in, String... line) throws IOException {
    Requires.program(line[0]);
    List<String> words = new ArrayList<>(in.prefix());
    words.addAll(List.of(line));
    return Peer.command(words.get(0), words.subList(1, words.size()).toArray(String[]::new))
        .start();
  }

  private static String names() {
    return Tool.run(List.of(Requires.program("ip").toString(), "netns", "list")).orThrow();
  }
}
