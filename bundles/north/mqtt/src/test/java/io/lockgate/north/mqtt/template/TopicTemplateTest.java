// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTemplateTest {
  private static final Set<String> ALL = Set.of("gateway", "device");

  @Test
  void placeholders_are_filled_in() {
    TopicTemplate topic = TopicTemplate.of("a/{gateway}/{device}/$b", ALL);
    assertEquals("a/gw$1/m/$b", topic.fill(Map.of("gateway", "gw$1", "device", "m")));
    assertTrue(topic.has("device"));
    assertFalse(topic.has("point"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/+", "a/#", "a/{other}", "a/{", "a/}", "a/{{gateway}", "a\n"})
  void what_can_be_no_topic_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> TopicTemplate.of(text, ALL));
  }
}
