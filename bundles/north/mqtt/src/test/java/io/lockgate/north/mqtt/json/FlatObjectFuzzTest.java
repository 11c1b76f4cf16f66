// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.testkit.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as an order: read, or refused. In the build the seeds run as tests. */
class FlatObjectFuzzTest {
  private static final Budget BUDGET = new Budget(1 << 20, JsonException.class);

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{}",
            "{\"id\":\"7\",\"point\":\"io1/DO3\",\"value\":true,\"within\":5000}",
            "{\"value\":-1.5e3,\"t\":\"\\u00e4\\n\",\"n\":null}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAnObjectOrAreRefused(byte[] bytes) {
    BUDGET.spend(() -> FlatObject.parse(bytes));
  }
}
