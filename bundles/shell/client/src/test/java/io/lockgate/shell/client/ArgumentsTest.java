// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static Arguments of(String... words) {
    return Arguments.of(words, new Properties(), Map.of("LOCKGATE_DATA", "data"));
  }

  @Test
  void words_become_one_line() {
    assertEquals("gateway:audit --limit 3", of("gateway:audit", "--limit", "3").command());
    assertEquals("", of().command());
  }

  @Test
  void socket_option_wins_over_the_data_folder() {
    assertEquals(Path.of("a.sock"), of("--socket", "a.sock", "x").socket());
    assertEquals(Path.of("data/run/console.sock"), of("x").socket());
  }

  @Test
  void property_wins_over_the_environment() {
    Properties properties = new Properties();
    properties.setProperty("lockgate.data", "other");
    Arguments arguments = Arguments.of(new String[0], properties, Map.of("LOCKGATE_DATA", "data"));
    assertEquals(Path.of("other/run/console.sock"), arguments.socket());
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> of("--socket"));
    assertThrows(IllegalArgumentException.class, () -> of("--help"));
    assertThrows(IllegalArgumentException.class, () -> of("a\nCOMMAND=b"));
    assertThrows(IllegalArgumentException.class, () -> of("x".repeat(16_001)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Arguments.of(new String[0], new Properties(), Map.of()));
  }

  @Test
  void window_size_is_lines_then_columns() {
    assertEquals(new WindowSize(100, 40), WindowSize.parse("40 100"));
    assertEquals(WindowSize.USUAL, WindowSize.parse("0 0"));
    assertEquals(WindowSize.USUAL, WindowSize.parse("nonsense"));
    assertEquals(WindowSize.USUAL, WindowSize.parse(""));
  }
}
