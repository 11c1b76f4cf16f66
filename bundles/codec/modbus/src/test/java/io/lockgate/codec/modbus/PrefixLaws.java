// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;

/** What a transport relies on when it asks how long a frame is while bytes come in. */
final class PrefixLaws {
  private PrefixLaws() {}

  interface Rule {
    int length(ByteBuffer received) throws DamagedFrameException;
  }

  /**
   * The answer is bounded; it does not shrink as bytes come; a frame that is whole stays so, whatever follows; an end or
   * damage is found in time.
   */
  static void check(Rule rule, byte[] bytes, int longest) throws DamagedFrameException {
    int former = 0;
    for (int there = 0; there <= Math.min(bytes.length, longest + 1); there++) {
      int answer = rule.length(ByteBuffer.wrap(bytes, 0, there).slice());
      assertTrue(answer >= 0 && answer <= longest, "out of bounds");
      if (answer == Rtu.UNTIL_SILENCE) {
        assertEquals(answer, rule.length(ByteBuffer.wrap(bytes)), "could not be told, then could");
        return;
      }
      assertTrue(answer >= former, "shrinks");
      if (answer <= there) {
        assertEquals(there, answer, "was whole before");
        assertEquals(answer, rule.length(ByteBuffer.wrap(bytes)), "was whole, then not");
        return;
      }
      former = answer;
    }
    assertTrue(bytes.length <= longest, "no end found");
  }
}
