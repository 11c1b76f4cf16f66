// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.testkit.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text as an expression. In the build the seeds run as tests; a campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/core/point -am test -Dtest=ExpressionFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class ExpressionFuzzTest {
  private static final Budget BUDGET = new Budget(1 << 20, ExpressionException.class);
  private static final double[] SAMPLES = {0, -1, 1e308, Double.NaN, 0.5};

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{a/x} + {a/y} * 2.5e3k - -1",
            "min({a/x}, max(1, 2), avg(3,4,5)) / (sum(1) - 1)",
            "round({m1/P}, 2) + kilo({m1/P}) - c_to_f(20M)",
            "((((((((((1))))))))))",
            "{not closed + 1e999 * foo(",
            "1 2",
            "{a/x}".repeat(3),
            "{a/" + "x".repeat(600) + "}",
            "x".repeat(600) + "(1)")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void anyTextIsAnExpressionOrIsRefusedWithItsColumn(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    BUDGET.spend(() -> check(text));
  }

  private static void check(String text) throws ExpressionException {
    try {
      Expression expression = Expression.parse(text);
      assertTrue(expression.inputs().size() <= Expression.MAX_INPUTS);
      assertTrue(new HashSet<>(expression.inputs()).size() == expression.inputs().size());
      for (double sample : SAMPLES) {
        double[] values = new double[expression.inputs().size()];
        Arrays.fill(values, sample);
        assertFalse(Double.isInfinite(expression.value(values)), text);
      }
    } catch (ExpressionException refused) {
      assertTrue(refused.column() >= 1 && refused.column() <= text.length() + 1, refused::toString);
      throw refused;
    }
  }
}
