// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;

class UserNumbersTest {
  private final UserNumbers numbers =
      UserNumbers.parse(
          List.of("root:x:0:0::/root:/bin/sh", "gateway:x:990:990:::", "# no user", "bad:x:y:1:"));

  @Test
  void name_becomes_its_number() {
    assertEquals("0", numbers.of("root"));
    assertEquals("990", numbers.of("gateway"));
  }

  @Test
  void user_without_a_name_is_its_number_already() {
    assertEquals("12345", numbers.of("12345"));
  }

  @Test
  void name_that_is_not_listed_stays_unknown() {
    assertEquals("unknown", numbers.of("somebody"));
    assertEquals("unknown", numbers.of("bad"));
  }

  @Test
  void hello_without_sense_gets_the_usual_values() {
    assertEquals(new Hello("dumb", 80, 24, ""), Hello.parse("TERM=\u001b[\nCOLUMNS=0\nLINES=x"));
    assertEquals(
        new Hello("xterm", 120, 50, "a = b"),
        Hello.parse("TERM=xterm\nCOLUMNS=120\nLINES=50\nCOMMAND=a = b\n"));
    assertEquals(new Size(100, 40), Hello.size("100 40"));
    assertEquals(new Size(80, 24), Hello.size("9999 -1"));
  }
}
