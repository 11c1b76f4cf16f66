// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.ArrayList;
import java.util.List;

/** Prints what a publication of 100 readings costs, without and with subscribers: a program to be run by hand. */
public final class PublishCost {
  private static final int DEVICES = 100;
  private static final int READINGS = 100;
  private static final int ROUNDS = 300;

  private PublishCost() {}

  /** Measures; no arguments. */
  public static void main(String[] arguments) throws Exception {
    for (int subscribers : new int[] {0, 1, 4}) {
      for (Loss loss : Loss.values()) {
        measure(subscribers, loss);
      }
    }
  }

  private static void measure(int subscribers, Loss loss) throws Exception {
    PointCore core = new PointCore();
    List<List<Entry>> devices = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      devices.add(Points.entries("device" + i, READINGS));
      core.directory.declare("device" + i, devices.get(i), Points.NO_WAY);
    }
    for (int i = 0; i < subscribers; i++) {
      core.bus.subscribe(point -> true, 100_000, loss, batch -> {});
    }
    double[] best = {Double.MAX_VALUE};
    for (int run = 0; run < 5; run++) {
      best[0] = Math.min(best[0], run(core, devices));
    }
    List<PointId> ids = devices.get(0).stream().map(Entry::id).toList();
    long begin = nanos();
    for (int i = 0; i < 100_000; i++) {
      core.image.read(ids);
    }
    double read = (nanos() - begin) / 1e3 / 100_000;
    System.out.printf(
        "%d subscribers, %s: %.1f us a publication of %d readings, %.1f us a read of %d%n",
        subscribers, loss, best[0], READINGS, read, READINGS);
    core.close();
  }

  private static double run(PointCore core, List<List<Entry>> devices) {
    long spent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (List<Entry> device : devices) {
        List<Reading> readings = new ArrayList<>(READINGS);
        for (Entry entry : device) {
          readings.add(Reading.of(entry.id(), Value.of((long) round)));
        }
        long begin = nanos();
        core.bus.publish(readings);
        spent += nanos() - begin;
      }
    }
    return spent / 1e3 / ROUNDS / DEVICES;
  }

  private static long nanos() {
    return System.nanoTime();
  }
}
