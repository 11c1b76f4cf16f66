// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
