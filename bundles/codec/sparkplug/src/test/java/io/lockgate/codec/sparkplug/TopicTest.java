// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  @ParameterizedTest
  @ValueSource(strings = {"spBv1.0/plant/NBIRTH/gw", "spBv1.0/plant 2/DCMD/gw/meter.1"})
  void topics_are_read_and_written(String text) throws MalformedException {
    assertEquals(text, Topic.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spBv1.0",
        "spAv1.0/g/NCMD/n",
        "spBv1.0/g/NCMD",
        "spBv1.0/g/NCMD/",
        "spBv1.0//NCMD/n",
        "spBv1.0/g/NCMD/n/d",
        "spBv1.0/g/DCMD/n",
        "spBv1.0/g/DCMD/n/",
        "spBv1.0/g/DCMD/n/d/e",
        "spBv1.0/g/ncmd/n",
        "spBv1.0/STATE/host",
        "spBv1.0/g/NCMD/a+b",
        "spBv1.0/g/NCMD/a\u0000"
      })
  void other_topics_are_refused(String text) {
    assertThrows(MalformedException.class, () -> Topic.parse(text));
  }

  @Test
  void names_that_would_break_a_topic_are_refused() {
    for (String name : new String[] {"", "a/b", "a+", "#", "\n", "x".repeat(257)}) {
      assertThrows(
          IllegalArgumentException.class, () -> Topic.of("plant", MessageType.NDATA, name));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Topic("plant", MessageType.NDATA, "gw", "device"));
  }
}
