// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a request: taken, and then written again just so, or refused. In the build the seeds run as tests. A campaign of 60 s, from the
 * root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/modbus test -Dtest=RequestFuzzTest -Djazzer.max_duration=60s</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class RequestFuzzTest {
  @MethodSource("io.lockgate.codec.modbus.Seeds#requests")
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreARequestOrAreRefused(byte[] pdu) {
    Budget.spend(() -> Words.describe(ByteBuffer.wrap(pdu), true));
    Budget.spend(
        () -> {
          Request request = Request.decode(ByteBuffer.wrap(pdu).asReadOnlyBuffer());
          assertEquals(ByteBuffer.wrap(pdu), request.toBuffer());
        });
  }
}
