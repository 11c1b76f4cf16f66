// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.sunspec;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.model.Identification;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.driver.modbus.points.PointLayout;
import io.lockgate.driver.modbus.value.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Model 1, which every SunSpec device has: manufacturer, model, options, version, serial number. */
public final class CommonModel {
  private static final List<Integer> ID = List.of(1);
  private static final int LENGTH = 64;
  private static final TextFormat LONG = new TextFormat(16, RegisterOrder.ABCD, true);
  private static final TextFormat SHORT = new TextFormat(8, RegisterOrder.ABCD, true);
  private static final int MANUFACTURER = 0;
  private static final int MODEL = 16;
  private static final int VERSION = 40;
  private static final int SERIAL = 48;

  private CommonModel() {}

  /** What it says; empty when the device has no such model. */
  public static CompletionStage<Optional<Identification>> read(
      ModelChain chain, Deadline deadline) {
    return chain
        .read(ID, 0, LENGTH, List.of(), deadline)
        .thenApply(
            data ->
                data.registers().registers() == 0
                    ? Optional.empty()
                    : Optional.of(
                        new Identification(
                            text(data, LONG, MANUFACTURER),
                            text(data, LONG, MODEL),
                            text(data, SHORT, VERSION),
                            text(data, LONG, SERIAL))));
  }

  private static String text(ModelData data, TextFormat format, int offset) {
    return data.value(format, offset, PointLayout.NO_SCALE).text();
  }
}
