// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as the response to any request: taken, and then written again just so, or refused. In the build the seeds run as tests. A campaign of 60 s, from the
 * root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/modbus test -Dtest=ResponseFuzzTest -Djazzer.max_duration=60s</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class ResponseFuzzTest {
  @MethodSource("io.lockgate.codec.modbus.Seeds#exchanges")
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAResponseOrAreRefused(byte[] exchange) {
    if (exchange.length == 0) {
      return;
    }
    int split = Math.min(exchange.length, 1 + (exchange[0] & 0xFF));
    ByteBuffer asked = ByteBuffer.wrap(exchange, 1, split - 1).slice();
    ByteBuffer answer = ByteBuffer.wrap(exchange, split, exchange.length - split).slice();
    Budget.spend(() -> Words.describe(answer, false));
    Budget.spend(
        () -> {
          Request request = Request.decode(asked.duplicate());
          Response response = Response.decode(request, answer.asReadOnlyBuffer());
          assertEquals(answer, response.toBuffer());
        });
  }
}
