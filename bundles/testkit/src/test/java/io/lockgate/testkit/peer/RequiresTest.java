// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequiresTest {
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();

  private Requires with(Map<String, String> environment) {
    return new Requires(environment, new PrintStream(console, true, StandardCharsets.UTF_8));
  }

  @Test
  void a_program_of_every_host_is_found() {
    assertTrue(with(Map.of("PATH", "/usr/bin:/bin")).findProgram("sh").endsWith("sh"));
    assertEquals("", console.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_missing_program_skips_the_test_and_says_so() {
    TestAbortedException skip =
        assertThrows(
            TestAbortedException.class,
            () -> with(Map.of("PATH", "/usr/bin")).findProgram("nosuch"));
    assertTrue(String.valueOf(skip.getMessage()).contains("program nosuch"));
    assertTrue(console.toString(StandardCharsets.UTF_8).startsWith("SKIPPED: this test needs"));
  }

  @Test
  void in_ci_a_missing_program_is_a_failure() {
    assertThrows(AssertionError.class, () -> with(Map.of("CI", "true")).findProgram("nosuch"));
  }
}
