// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a payload: refused, or read; and what was read says the same when it is written and read again. In the
 * build the seeds run as tests. A campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/sparkplug test -Dtest=PayloadFuzzTest -Djazzer.max_duration=60s</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class PayloadFuzzTest {
  @MethodSource("io.lockgate.codec.sparkplug.Samples#seeds")
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAPayloadOrAreRefused(byte[] bytes) {
    Budget.spend(
        () -> {
          byte[] once = Payload.decode(ByteBuffer.wrap(bytes).asReadOnlyBuffer()).encode();
          assertArrayEquals(once, Payload.decode(ByteBuffer.wrap(once)).encode());
        });
  }
}
