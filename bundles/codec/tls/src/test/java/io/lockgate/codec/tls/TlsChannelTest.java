// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsChannelTest {
  private final Instant now = Keys.NOW;

  private SSLEngine server() throws GeneralSecurityException {
    return Keys.party(Keys.PLANT, "device").server(now);
  }

  private SSLEngine client(String version) throws GeneralSecurityException {
    SSLEngine engine = Keys.party(Keys.PLANT, "scada").client("device.plant", 802, now);
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3,1000000", "TLSv1.2,1000000", "TLSv1.3,100", "TLSv1.2,100", "TLSv1.3,1"})
  void both_versions_come_together_over_any_wire_and_carry_bytes_unchanged(String version, int room)
      throws Exception {
    Talk talk = new Talk(client(version), server(), room).agreed();
    assertEquals(version, talk.server.protocol());
    assertEquals("CN=scada", talk.server.peer().getSubjectX500Principal().getName());
    assertEquals("CN=device", talk.client.peer().getSubjectX500Principal().getName());
    Random random = new Random(7);
    for (int length : new int[] {1, 12, 260, 2_000, 16_384, 50_000}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, Talk.carry(talk.client, talk.server, bytes, 70_000));
      assertArrayEquals(bytes, Talk.carry(talk.server, talk.client, bytes, 97));
    }
    assertTrue(talk.client.drained() && talk.server.drained());
  }

  @Test
  void without_agreement_nothing_is_taken_to_be_sent() throws Exception {
    Talk talk = new Talk(client("TLSv1.3"), server(), 1_000_000);
    assertEquals(0, talk.client.write(ByteBuffer.wrap(new byte[] {1, 2, 3})));
    assertFalse(talk.client.established());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void the_end_is_told_to_the_other_side(String version) throws Exception {
    Talk talk = new Talk(client(version), server(), 1_000_000).agreed();
    talk.client.close();
    assertEquals(-1, talk.server.read(ByteBuffer.allocate(10)));
    assertFalse(talk.clientEnd.isOpen());
  }

  @Test
  void half_a_record_is_seen_as_such() throws Exception {
    Talk talk = new Talk(client("TLSv1.3"), server(), 1_000_000).agreed();
    Talk.step(talk.server);
    Talk.step(talk.client);
    assertFalse(talk.server.partial());
    talk.clientEnd.write(ByteBuffer.wrap(new byte[] {23, 3, 3, 0, 100, 1, 2, 3}));
    assertEquals(0, talk.server.read(ByteBuffer.allocate(300)));
    assertTrue(talk.server.partial());
    assertFalse(talk.server.hasMore());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whoever_reads_on_while_there_is_more_misses_nothing_that_came_at_once(String version)
      throws Exception {
    Talk talk = new Talk(client(version), server(), 1_000_000).agreed();
    Talk.step(talk.server);
    Talk.step(talk.client);
    for (int length : new int[] {12, 900, 1, 300}) {
      talk.client.write(ByteBuffer.wrap(new byte[length]));
    }
    talk.client.close();
    int arrived = 0;
    int last;
    do {
      last = talk.server.read(ByteBuffer.allocate(260));
      arrived += Math.max(0, last);
    } while (talk.server.hasMore());
    assertEquals(12 + 900 + 1 + 300, arrived);
    assertEquals(-1, last, "the goodbye that came with it is heard too");
  }

  @Test
  void a_flood_is_read_once_for_each_time_it_is_asked_for() throws Exception {
    Talk talk = new Talk(client("TLSv1.3"), server(), 1_000_000).agreed();
    Talk.step(talk.server);
    Talk.step(talk.client);
    for (int i = 0; i < 1_000; i++) {
      talk.client.write(ByteBuffer.wrap(new byte[100]));
    }
    int reads = talk.serverEnd.reads();
    int arrived = 0;
    do {
      arrived += talk.server.read(ByteBuffer.allocate(64));
    } while (talk.server.hasMore());
    assertEquals(reads + 1, talk.serverEnd.reads());
    assertTrue(arrived < 16_384 && arrived > 0, () -> "some of it");
  }

  @Test
  void who_asks_for_new_keys_and_takes_nothing_holds_nobody_up() throws Exception {
    SSLEngine engine = client("TLSv1.3");
    Talk talk = new Talk(engine, server(), 1_000_000).agreed();
    Talk.step(talk.server);
    Talk.step(talk.client);
    talk.serverEnd.takesNoMore(true);
    for (int i = 0; i < 5; i++) {
      engine.beginHandshake();
      talk.client.step();
      talk.client.write(ByteBuffer.wrap(new byte[10]));
    }
    ByteBuffer into = ByteBuffer.allocate(300);
    int reads = 0;
    do {
      talk.server.read(into);
    } while (talk.server.hasMore() && reads++ < 100);
    assertTrue(reads < 100, "reading on is of no use before something is sent");
    talk.serverEnd.takesNoMore(false);
    for (int i = 0; i < 10; i++) {
      talk.server.flush();
      do {
        talk.server.read(into);
      } while (talk.server.hasMore());
    }
    assertEquals(50, into.position());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void why_the_other_side_broke_off_is_heard_though_nothing_can_be_sent(String version)
      throws Exception {
    byte[] certificateUnknown = {21, 3, 3, 0, 2, 2, 46};
    Talk talk = new Talk(client(version), server(), 1_000_000);
    talk.client.step();
    talk.server.step();
    if (version.equals("TLSv1.2")) {
      talk.serverEnd.write(ByteBuffer.wrap(certificateUnknown));
    }
    talk.clientEnd.breaks();
    IOException told =
        assertThrows(
            IOException.class,
            () -> {
              for (int i = 0; i < 10; i++) {
                talk.client.step();
              }
            });
    if (version.equals("TLSv1.2")) {
      assertEquals("refused by the other side: certificate_unknown", Reason.of(told));
    } else {
      assertEquals("Broken pipe", told.getMessage());
    }
  }

  @Test
  void a_second_handshake_is_refused() throws Exception {
    SSLEngine client = client("TLSv1.2");
    Talk talk = new Talk(client, server(), 1_000_000).agreed();
    client.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    client.wrap(ByteBuffer.allocate(0), hello);
    talk.clientEnd.write(hello.flip());
    SSLException refused =
        assertThrows(SSLException.class, () -> talk.server.read(ByteBuffer.allocate(10)));
    assertEquals("renegotiation is refused", Reason.of(refused));
  }
}
