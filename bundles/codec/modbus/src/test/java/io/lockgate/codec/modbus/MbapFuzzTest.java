// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a stream of TCP frames, byte after byte. In the build the seeds run as tests. A campaign of 60 s, from the
 * root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/modbus test -Dtest=MbapFuzzTest -Djazzer.max_duration=60s</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class MbapFuzzTest {
  @MethodSource("io.lockgate.codec.modbus.Seeds#mbapFrames")
  @FuzzTest(maxDuration = "60s")
  void anyStreamIsCutIntoFramesOrIsDamage(byte[] stream) {
    Budget.spend(() -> PrefixLaws.check(Mbap::frameLength, stream, Mbap.MAX_FRAME));
    Budget.spend(
        () -> {
          ByteBuffer frame = ByteBuffer.wrap(stream).asReadOnlyBuffer();
          ByteBuffer pdu = Mbap.pdu(frame);
          ByteBuffer again = ByteBuffer.allocate(Mbap.MAX_FRAME);
          Mbap.encode(again, Mbap.transaction(frame), Mbap.unit(frame), pdu);
          assertEquals(ByteBuffer.wrap(stream), again.flip());
        });
  }
}
