// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.testkit.fuzz.Budget;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as what a stranger sends to a server, all of it before anything is proven. In the build the seeds run as tests;
 * a campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/tls -am test -Dtest=HandshakeFuzzTest \
 *   -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class HandshakeFuzzTest {
  private static final Budget CONNECTION = new Budget(8 << 20, SSLException.class);
  private static final int ENOUGH = 1 << 20;
  private static final int MOST_READS = 10_000;

  static Stream<byte[]> seeds() throws Exception {
    return Stream.of(
        hello("TLSv1.3"),
        hello("TLSv1.2"),
        new byte[] {0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 1},
        new byte[] {21, 3, 3, 0, 2, 2, 40},
        new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
  }

  private static byte[] hello(String version) throws Exception {
    SSLEngine client = Keys.party(Keys.PLANT, "scada").client("device.plant", 802, Keys.NOW);
    client.setEnabledProtocols(new String[] {version});
    ByteBuffer hello = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    client.wrap(ByteBuffer.allocate(0), hello);
    byte[] bytes = new byte[hello.position()];
    hello.flip().get(bytes);
    return bytes;
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void whateverAStrangerSendsHeIsNotLetInAndNothingButARefusalLeaves(byte[] bytes) {
    CONNECTION.spend(
        () -> {
          MemoryWire[] ends = MemoryWire.pair(ENOUGH);
          SSLEngine engine = Keys.party(Keys.PLANT, "device").server(Keys.NOW);
          TlsChannel server = new TlsChannel(ends[1], engine, new SpareBuffers(), Runnable::run);
          ends[0].write(ByteBuffer.wrap(bytes));
          ends[0].close();
          ByteBuffer into = ByteBuffer.allocate(300);
          int reads = 0;
          while (server.read(into) >= 0) {
            assertFalse(server.established());
            assertTrue(reads++ < MOST_READS, "it does not come to an end");
          }
        });
  }
}
