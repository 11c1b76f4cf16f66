// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class TopologyTest {
  @Test
  void hash_is_that_of_the_bytes() {
    assertNotEquals(new Topology("{}").hash(), new Topology("{ }").hash());
    assertEquals(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        new Topology("{}").hash());
  }
}
