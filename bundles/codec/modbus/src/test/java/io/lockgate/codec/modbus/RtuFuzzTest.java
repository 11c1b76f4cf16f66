// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes on a serial line, as requests and as responses, byte after byte. In the build the seeds run as tests. A campaign of 60 s, from the
 * root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/modbus test -Dtest=RtuFuzzTest -Djazzer.max_duration=60s</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class RtuFuzzTest {
  @MethodSource("io.lockgate.codec.modbus.Seeds#rtuFrames")
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreCutIntoFramesOrAreDamage(byte[] line) {
    Budget.spend(() -> PrefixLaws.check(Rtu::requestLength, line, Rtu.MAX_FRAME));
    Budget.spend(() -> PrefixLaws.check(Rtu::responseLength, line, Rtu.MAX_FRAME));
    Budget.spend(
        () -> {
          ByteBuffer frame = ByteBuffer.wrap(line).asReadOnlyBuffer();
          ByteBuffer again = ByteBuffer.allocate(Rtu.MAX_FRAME);
          Rtu.encode(again, Rtu.unit(repaired(frame)), Rtu.pdu(repaired(frame)));
          assertEquals(repaired(frame), again.flip());
        });
    Budget.spend(() -> Rtu.pdu(ByteBuffer.wrap(line)));
  }

  /** With a checksum that is right, which no fuzzer finds by chance. */
  private static ByteBuffer repaired(ByteBuffer line) {
    int end = Math.max(0, line.remaining() - 2);
    ByteBuffer copy = ByteBuffer.allocate(end + 2);
    copy.put(line.duplicate().limit(end));
    int crc = Crc16.of(line, 0, end);
    return copy.put((byte) crc).put((byte) (crc >> 8)).flip();
  }
}
