// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a topic: refused, or read and written just so. */
class TopicFuzzTest {
  @MethodSource("io.lockgate.codec.sparkplug.Samples#topics")
  @FuzzTest(maxDuration = "60s")
  void anyTextIsATopicOrIsRefused(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Budget.spend(() -> assertEquals(text, Topic.parse(text).toString()));
  }
}
