// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineeringTest {
  private static final PointId ID = PointId.of("d/p");

  private static Engineering of(DataType type, double scale, double offset, Limits limits) {
    return Engineering.of(
        new PointModel(
            "p", "", "0", type, Map.of(), scale, offset, "", limits, WriteRule.READ_ONLY, ""));
  }

  private static Engineering of(double scale, double offset) {
    return of(DataType.INT64, scale, offset, Limits.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "2314, 0.1, 0, 231.4",
    "-1, 0.001, 0, -0.001",
    "2310, 0.1, 0, 231.0",
    "0, 0.01, 0, 0.00",
    "5, 10, 0, 50",
    "5, 10, -3, 47",
    "250, 0.1, -40, -15.0",
    "7, 0.25, 0, 1.75",
    "3, 1, 0.5, 3.5",
    "123456789012345, 0.000001, 0, 123456789.012345",
    "3, 1e-15, 0, 0.000000000000003",
    "5, 100000, 0, 500000"
  })
  void whole_numbers_are_scaled_without_rounding(
      long held, double scale, double offset, String inUnit) {
    assertEquals(inUnit, of(scale, offset).toUnit(Reading.of(ID, Value.of(held))).value().text());
  }

  @Test
  void a_power_of_ten_gives_a_decimal_a_whole_scale_a_whole_number() {
    Reading held = Reading.of(ID, Value.of(2314L));
    assertEquals(new Value.Decimal(2314, 1), of(0.1, 0).toUnit(held).value());
    assertEquals(Value.of(23140L), of(10, 0).toUnit(held).value());
    assertSame(held, of(1, 0).toUnit(held), "nothing to do costs nothing");
  }

  @Test
  void what_would_overflow_or_has_no_short_decimal_becomes_a_double() {
    Reading largest = Reading.of(ID, Value.of(Long.MAX_VALUE));
    assertEquals(new Value.Real(Long.MAX_VALUE * 2.0), of(2, 0).toUnit(largest).value());
    assertEquals(
        new Value.Decimal(Long.MAX_VALUE, 1), of(0.1, 0).toUnit(largest).value(), "still exact");
    assertEquals(
        new Value.Real(3 * 1e-16), of(1e-16, 0).toUnit(Reading.of(ID, Value.of(3L))).value());
    assertEquals(
        new Value.Real(Math.fma(3, 1.0 / 3, 0)),
        of(1.0 / 3, 0).toUnit(Reading.of(ID, Value.of(3L))).value());
  }

  @Test
  void fractions_are_scaled_as_doubles_and_other_kinds_stay() {
    Engineering tenth = of(DataType.FLOAT32, 0.5, 1, Limits.NONE);
    assertEquals(new Value.Real(2), tenth.toUnit(Reading.of(ID, Value.of(2f))).value());
    Reading text = Reading.of(ID, Value.of("text"));
    assertSame(text, of(DataType.TEXT, 1, 0, Limits.NONE).toUnit(text));
    Reading missing = Reading.bad(ID, Quality.DEVICE_ERROR);
    assertSame(missing, of(0.1, 0).toUnit(missing));
  }

  @Test
  void limits_are_in_the_unit_and_their_ends_lie_within() {
    Engineering volts = of(DataType.UINT16, 0.1, 0, new Limits(207, 231.4));
    assertEquals(Quality.GOOD, volts.toUnit(Reading.of(ID, Value.of(2314L))).quality());
    assertEquals(Quality.GOOD, volts.toUnit(Reading.of(ID, Value.of(2070L))).quality());
    Reading high = volts.toUnit(Reading.of(ID, Value.of(2315L)));
    assertEquals(Quality.OUT_OF_RANGE, high.quality());
    assertEquals("231.5", high.value().text());
  }

  @Test
  void quality_and_time_of_the_device_stay_unless_worse_is_known() {
    Engineering volts = of(DataType.UINT16, 0.1, 0, new Limits(0, 100));
    Reading doubtful = new Reading(ID, Value.of(500L), Quality.UNCERTAIN, 77);
    assertEquals(Quality.UNCERTAIN, volts.toUnit(doubtful).quality());
    assertEquals(77, volts.toUnit(doubtful).sourceMillis());
    Reading worse = new Reading(ID, Value.of(9999L), Quality.DEVICE_ERROR, 77);
    assertEquals(Quality.DEVICE_ERROR, volts.toUnit(worse).quality());
    Reading infinite = Reading.of(ID, new Value.Real(1e308));
    assertEquals(
        Quality.DEVICE_ERROR, of(DataType.FLOAT64, 10, 0, Limits.NONE).toUnit(infinite).quality());
  }

  @Test
  void any_whole_number_comes_back_as_it_went() throws Exception {
    Random random = new Random(5);
    double[] scales = {1, 0.1, 0.01, 0.001, 10, 0.5, 0.02, 1e-6, -0.1, 3};
    for (int i = 0; i < 20_000; i++) {
      double scale = scales[random.nextInt(scales.length)];
      double offset = random.nextBoolean() ? 0 : (random.nextInt(2_000) - 1_000) / 10.0;
      long held = random.nextInt();
      Engineering its = of(scale, offset);
      Value inUnit = its.toUnit(Reading.of(ID, Value.of(held))).value();
      BigDecimal exact =
          BigDecimal.valueOf(held)
              .multiply(BigDecimal.valueOf(scale))
              .add(BigDecimal.valueOf(offset));
      assertEquals(0, exact.compareTo(new BigDecimal(inUnit.text())));
      assertEquals(Value.of(held), its.toHeld("p", inUnit));
    }
  }

  @Test
  void a_write_is_rounded_to_the_step_of_the_device() throws Exception {
    assertEquals(Value.of(2314L), of(0.1, 0).toHeld("p", Value.of(231.4)));
    assertEquals(Value.of(2314L), of(0.1, 0).toHeld("p", Value.of(231.44)));
    assertEquals(Value.of(2314L), of(0.1, 0).toHeld("p", Value.of(231.4f)));
    assertEquals(Value.of(190L), of(0.1, -40).toHeld("p", Value.of(-21L)));
    assertEquals(
        new Value.Single(2.5f), of(DataType.FLOAT32, 2, 0, Limits.NONE).toHeld("p", Value.of(5L)));
    assertEquals(
        new Value.Real(2.5), of(DataType.FLOAT64, 1, 0, Limits.NONE).toHeld("p", Value.of(2.5)));
  }

  @Test
  void what_a_point_cannot_hold_is_refused() {
    refuses(DataType.UINT16, Value.of(65_536L));
    refuses(DataType.UINT16, Value.of(-1L));
    refuses(DataType.UINT16, Value.of("5"));
    refuses(DataType.UINT16, Value.of(true));
    refuses(DataType.INT64, Value.of(1e300));
    refuses(DataType.FLOAT32, Value.of(1e300));
    refuses(DataType.BOOL, Value.of(1L));
    refuses(DataType.TEXT, Value.of(1L));
    refuses(DataType.INT16, Value.missing());
  }

  private static void refuses(DataType type, Value value) {
    Engineering its = of(type, 1, 0, Limits.NONE);
    assertThrows(
        DriverException.BadSetting.class, () -> its.toHeld("p", value), type + " " + value);
  }
}
