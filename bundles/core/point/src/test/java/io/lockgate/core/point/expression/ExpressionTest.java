// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  /** Values of a/p1, b/p2 and so on, in the order of appearance. */
  private static double value(String text, double... inputs) throws ExpressionException {
    return Expression.parse(text).value(inputs);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 2 * 3                        | 7
          (1 + 2) * 3                      | 9
          10 - 4 - 3                       | 3
          24 / 4 / 2                       | 3
          2 * -3                           | -6
          --5                              | 5
          -(2 + 3)                         | -5
          1.5e3                            | 1500
          2E-2                             | 0.02
          5k                               | 5000
          2.5M                             | 2500000
          1.5e1k                           | 15000
          min(3, 1, 2)                     | 1
          max(3, 1, 2)                     | 3
          sum(1, 2, 3, 4)                  | 10
          avg(1, 2, 6)                     | 3
          abs(-7)                          | 7
          abs(7)                           | 7
          round(2.5)                       | 3
          round(-2.5)                      | -3
          round(2.345, 2)                  | 2.35
          round(1234, -2)                  | 1200
          round(1e20)                      | 1e20
          kilo(1500)                       | 1.5
          mega(2500000)                    | 2.5
          wh_to_kwh(1500)                  | 1.5
          kwh_to_wh(1.5)                   | 1500
          j_to_kwh(7200000)                | 2
          c_to_f(100)                      | 212
          f_to_c(-40)                      | -40
          c_to_k(0)                        | 273.15
          k_to_c(0)                        | -273.15
          max(min(1,2), abs(0 - 3)) * 2    | 6
          """)
  void text_comesTo(String text, double expected) throws Exception {
    assertEquals(expected, value(text), Math.abs(expected) * 1e-12);
  }

  @Test
  void points_areInputsInOrder_eachOnce() throws Exception {
    Expression sum = Expression.parse("{meter1/W} + {meter2/W} - {meter1/W} / 2");
    assertEquals(List.of(PointId.of("meter1/W"), PointId.of("meter2/W")), sum.inputs());
    assertEquals(35, sum.value(new double[] {10, 30}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a/p} + 1
          0 * {a/p}
          min({a/p}, 1)
          max(1, {a/p})
          sum(1, {a/p})
          avg({a/p}, 1)
          abs({a/p})
          round({a/p})
          round(1, {a/p})
          -{a/p}
          """)
  void missingInput_isNoValue(String text) throws Exception {
    assertTrue(Double.isNaN(value(text, Double.NaN)), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 / 0
          0 / 0
          1 / (1 / 0)
          min(1, 1 / 0)
          1e300 * 1e300
          1 / (1e300 * 1e300)
          sum(1e308, 1e308)
          round(1, 10)
          """)
  void divisionByZeroAndOverflow_areNoValue(String text) throws Exception {
    assertTrue(Double.isNaN(value(text)), text);
  }

  @ParameterizedTest(name = "{0} fails at column {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                   | 1  | something is missing
          1 +                  | 4  | something is missing
          1 2                  | 3  | expected an operator or the end
          * 3                  | 1  | cannot be here
          (1 + 2               | 7  | expected ')'
          1 + 2)               | 6  | expected an operator or the end
          ()                   | 2  | cannot be here
          {meter1/W            | 1  | '{' without '}'
          {meter1}             | 1  | not of the form device/point
          {Meter/W}            | 1  | device name
          {meter/}             | 1  | point name
          {}                   | 1  | not of the form
          meter1/W             | 1  | no function is called 'meter1'
          sqrt(2)              | 1  | no function is called 'sqrt'
          MIN(1,2)             | 1  | no function is called 'MIN'
          min                  | 4  | expected '('
          min()                | 5  | cannot be here
          min(1,)              | 7  | cannot be here
          abs(1, 2)            | 1  | abs takes 1 value
          round(1, 2, 3)       | 1  | round takes 1 to 2 values
          1..2                 | 3  | expected a digit
          1.2.3                | 4  | does not belong to a number
          5x                   | 2  | does not belong to a number
          .5                   | 1  | cannot be here
          1e                   | 3  | expected a digit
          1e999                | 1  | number too large
          2 ^ 3                | 3  | expected an operator or the end
          1 + + 2              | 5  | cannot be here
          1 = 1                | 3  | expected an operator or the end
          "1"                  | 1  | cannot be here
          1;2                  | 2  | expected an operator or the end
          """)
  void malformedText_isRefusedWithItsColumn(String text, int column, String reason) {
    ExpressionException e = assertThrows(ExpressionException.class, () -> Expression.parse(text));
    assertEquals(column, e.column(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
  }

  @Test
  void bounds_areKept() throws Exception {
    String longest = "1" + "+1".repeat(499);
    assertEquals(500, value(longest));
    assertColumn(1_001, longest + "+1");
    assertEquals(1, value("(".repeat(31) + "1" + ")".repeat(31)));
    assertColumn(33, "(".repeat(32) + "1" + ")".repeat(32));
    assertColumn(33, "-".repeat(40) + "1");
    StringBuilder many = new StringBuilder("{a/0}");
    for (int i = 1; i < 100; i++) {
      many.append("+{a/").append(i).append('}');
    }
    assertEquals(100, Expression.parse(many.toString()).inputs().size());
    assertColumn(many.length() + 2, many + "+{a/x}");
  }

  private static void assertColumn(int column, String text) {
    ExpressionException e = assertThrows(ExpressionException.class, () -> Expression.parse(text));
    assertEquals(column, e.column(), e.getMessage());
  }

  @Test
  void nulCharacter_isNotTheEnd() {
    assertColumn(2, "1\0+1");
  }

  @Test
  void noise_isReadOrRefused_andNothingElse() {
    Random random = new Random(20);
    String alphabet = "0123456789.+-*/(){},abskminx_ eEkM\u00e9\0";
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(20); j >= 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Expression.parse(text.toString()).value(new double[20]);
        read++;
      } catch (ExpressionException e) {
        assertTrue(e.column() >= 1 && e.column() <= text.length() + 1);
      }
    }
    assertTrue(read > 100, "some of it means something: " + read);
  }
}
