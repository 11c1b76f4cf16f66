// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.core.point.Points;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
  private static PointModel model(DataType type, double scale) {
    return Points.entry("dev/x", type, scale, WriteRule.READ_ONLY).model();
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, 1, 127, true",
    "INT8, 1, 127.6, false",
    "INT8, 1, -128.4, true",
    "INT8, 0.1, 12.8, false",
    "UINT8, 1, -1, false",
    "UINT16, 10, 655350, true",
    "UINT16, 10, 655360, false",
    "UINT32, 1, 4294967295, true",
    "UINT32, 1, 4294967296, false",
    "INT64, 1, 9.3e18, false",
    "UINT64, 1, 1.8e19, true",
    "UINT64, 1, 1.9e19, false",
    "FLOAT32, 1, 3e38, true",
    "FLOAT32, 1, 4e38, false",
    "FLOAT64, 1, 4e38, true",
    "FLOAT64, 1e-300, 1e10, false",
  })
  void number_fitsWhenTheRawOneIsHeld(DataType type, double scale, double value, boolean fits) {
    assertEquals(fits, Fit.fits(model(type, scale), Value.of(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "INT16, 0.1, 21.5, 21.549, true",
    "INT16, 0.1, 21.5, 21.551, false",
    "INT16, -2, 4, 5, true",
    "INT16, -2, 4, 5.1, false",
    "INT32, 1, 1000000, 1000000.5, true",
    "FLOAT32, 1, 21.3, 21.299999237060547, true",
    "FLOAT32, 1, 21.3, 21.4, false",
    "FLOAT64, 1, 0.1, 0.1, true",
    "FLOAT64, 1, 0.1, 0.1000001, false",
  })
  void readBack_isComparedToTheAccuracyOfTheDevice(
      DataType type, double scale, double wanted, double shown, boolean same) {
    assertEquals(same, Fit.same(model(type, scale), Value.of(wanted), Value.of(shown)));
  }
}
