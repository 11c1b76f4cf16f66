// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.driver.PointDirectory.PointAccess;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Points as a driver would declare them. */
public final class Points {
  /** A way that leads nowhere. */
  public static final PointAccess NO_WAY =
      new PointAccess() {
        @Override
        public CompletionStage<Void> write(PointId p, Value v, int priority, Deadline deadline) {
          return DriverException.failed(new DriverException.NotConnected("nothing there"));
        }

        @Override
        public CompletionStage<Reading> read(PointId point, Deadline deadline) {
          return DriverException.failed(new DriverException.NotConnected("nothing there"));
        }
      };

  private Points() {}

  /** A point to be read each second. */
  public static Entry entry(String id) {
    return entry(id, DataType.FLOAT64, 1, WriteRule.READ_ONLY);
  }

  /** A point to be written, too. */
  public static Entry entry(String id, DataType type, double scale, WriteRule rule) {
    PointId point = PointId.of(id);
    PointModel model =
        new PointModel(point.point(), "", "0", type, Map.of(), scale, 0, "", Limits.NONE, rule, "");
    return new Entry(point, model, Duration.ofSeconds(1));
  }

  /** Points {@code p0} and so on of a device. */
  public static List<Entry> entries(String device, int count) {
    return IntStream.range(0, count).mapToObj(i -> entry(device + "/p" + i)).toList();
  }

  /** The same value for all of them. */
  public static List<Reading> readings(List<Entry> entries, long value) {
    Value shown = Value.of(value);
    return entries.stream().map(each -> Reading.of(each.id(), shown)).toList();
  }
}
