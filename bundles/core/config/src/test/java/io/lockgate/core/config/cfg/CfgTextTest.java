// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.core.config.cfg.CfgText.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CfgTextTest {
  private static final String SHIPPED =
      """
      # The page of the gateway.

      # Port it answers on, 1 to 65535.
      #port = 8443

      # What the browser shows.
      #title = Lockgate
      """;

  @Test
  void comments_and_blank_lines_are_no_settings() {
    CfgText text = CfgText.parse(SHIPPED);
    assertEquals(Map.of(), text.settings());
    assertEquals(List.of(), text.faults());
    assertEquals(SHIPPED, text.toString());
  }

  @Test
  void settings_know_their_lines() {
    CfgText text = CfgText.parse("a=1\n\n  b =  two words  \n");
    assertEquals(Map.of("a", "1", "b", "two words"), text.settings());
    assertEquals(1, text.lineOf("a"));
    assertEquals(3, text.lineOf("b"));
    assertEquals(0, text.lineOf("c"));
  }

  @Test
  void faults_name_line_and_reason() {
    CfgText text = CfgText.parse("port\n= 1\na = \\q\nb = 1\n# c\nB = 2\n");
    assertEquals(
        List.of(
            new Fault(1, "", "no '=' in this line; a comment begins with '#'"),
            new Fault(2, "", "no name before '='"),
            new Fault(3, "a", "\\q means nothing; write \\\\ for a backslash"),
            new Fault(6, "B", "already set in line 4")),
        text.faults());
    assertEquals(Map.of("b", "1"), text.settings());
  }

  @Test
  void a_new_setting_stands_right_after_its_commented_default() {
    CfgText text = CfgText.parse(SHIPPED).edited(Map.of(), Map.of("port", "443"));
    assertEquals(SHIPPED.replace("#port = 8443\n", "#port = 8443\nport = 443\n"), text.toString());
  }

  @Test
  void a_setting_without_default_line_goes_to_the_end() {
    CfgText text = CfgText.parse("a = 1").edited(Map.of(), Map.of("x", " y"));
    assertEquals("a = 1\nx = \\sy\n", text.toString());
  }

  @Test
  void a_changed_setting_keeps_its_line_and_layout() {
    CfgText text = CfgText.parse("# first\r\n  port\t=   1\r\nlast = z\r\n");
    CfgText edited = text.edited(Map.of("port", "1"), Map.of("port", "2"));
    assertEquals("# first\r\n  port\t=   2\r\nlast = z\r\n", edited.toString());
  }

  @Test
  void removing_gives_back_the_shipped_file() {
    CfgText set = CfgText.parse(SHIPPED).edited(Map.of(), Map.of("port", "1", "title", "x"));
    assertEquals(SHIPPED, set.edited(Map.of("port", "1", "title", "x"), Map.of()).toString());
  }

  @Test
  void what_the_text_says_already_is_not_rewritten() {
    String own = "port   =\\u0031\n";
    assertEquals(own, CfgText.parse(own).edited(Map.of(), Map.of("port", "1")).toString());
  }

  @Test
  void lines_with_faults_survive_an_edit() {
    CfgText text =
        CfgText.parse("oops\nport = 1\n").edited(Map.of("port", "1"), Map.of("port", "2"));
    assertEquals("oops\nport = 2\n", text.toString());
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() {
    assertEquals(Map.of("a", "1"), CfgText.parse("\ufeffa = 1\n").settings());
  }

  @Test
  void only_blanks_are_blank() {
    assertTrue(CfgText.parse(" \n\t\n").isBlank());
    assertTrue(!CfgText.parse("#\n").isBlank());
  }
}
