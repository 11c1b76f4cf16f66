// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.util.ArrayList;
import java.util.List;

/** The device model {@code bench}: registers from 0 on, all in one group. */
public final class BenchModel {
  private BenchModel() {}

  /** So many registers, read in that period. */
  public static FieldGateway.Settings of(int registers, int periodMillis) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "schema: 1",
                "id: bench",
                "revision: 1",
                "title: Bench",
                "driver: modbus",
                "groups:",
                "  all: " + periodMillis + "ms",
                "points:"));
    for (int i = 0; i < registers; i++) {
      lines.add("  - {name: R" + i + ", address: holding/" + i + ", type: UINT16, group: all}");
    }
    return new FieldGateway.Settings("models/bench.yaml", lines);
  }
}
