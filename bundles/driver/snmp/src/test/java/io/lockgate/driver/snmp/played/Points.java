// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Points of models, in few words. */
public final class Points {
  private static final WriteRule WRITABLE = new WriteRule(true, Limits.NONE, true);

  private Points() {}

  /** A line of a model that is only read. */
  public static PointModel model(String name, String address, DataType type, String... options) {
    return line(name, address, type, options(options), WriteRule.READ_ONLY);
  }

  /** A line of a model that may be written. */
  public static PointModel writable(String name, String address, DataType type, String... options) {
    return line(name, address, type, options(options), WRITABLE);
  }

  private static PointModel line(
      String name, String address, DataType type, Map<String, String> options, WriteRule rule) {
    return new PointModel(name, "", address, type, options, 1, 0, "", Limits.NONE, rule, "");
  }

  /** A point of device {@code d}. */
  public static DevicePoint of(PointModel model) {
    return new DevicePoint(new PointId("d", model.name()), model);
  }

  /** A point of device {@code d} that is only read. */
  public static DevicePoint of(String name, String address, DataType type, String... options) {
    return of(model(name, address, type, options));
  }

  /** Key, value, key, value. */
  public static Map<String, String> options(String... words) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < words.length; i += 2) {
      options.put(words[i], words[i + 1]);
    }
    return options;
  }

  /** A model of some points. */
  public static DeviceModel device(PointModel... points) {
    return new DeviceModel("m", 1, "", "snmp", List.of(), List.of(), List.of(points), List.of());
  }
}
