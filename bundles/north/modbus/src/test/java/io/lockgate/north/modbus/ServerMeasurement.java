// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.north.modbus.table.MappedPoint;
import io.lockgate.north.modbus.table.RegisterType;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Our server against the least that can answer, in the same run: function 3 for 30 registers of unit 255 that show 30
 * points of the image. Alternating rounds, medians. Its own main program, no test.
 */
final class ServerMeasurement {
  private static final int ROUNDS = 3;
  private static final long WARM_UP = 2_500_000_000L;
  private static final long MEASURED = 3_000_000_000L;
  private static final String SERVER = "lockgate-modbus-server";

  private ServerMeasurement() {}

  /** Prints a table; no arguments. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    try (Fixture fixture = new Fixture(Fixture.limits(500, 0, 500));
        BareResponder bare = new BareResponder()) {
      for (int i = 0; i < 30; i++) {
        String point = "m1/P" + i;
        fixture.image.set(point, Value.of(i), Quality.GOOD);
        fixture.gateway.add(
            new MappedPoint(
                0x4000 + i, PointId.of(point), RegisterType.UINT16, RegisterOrder.ABCD, false));
      }
      for (int connections : new int[] {1, 10, 50, 200}) {
        List<Load.Result> ours = new ArrayList<>();
        List<Load.Result> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          ours.add(measure(fixture.port, connections, SERVER));
          theirs.add(measure(bare.port(), connections, BareResponder.THREAD));
        }
        double rate = median(ours, Load.Result::perSecond);
        double base = median(theirs, Load.Result::perSecond);
        out.printf(
            "%3d connections: ours %.0f/s, bare %.0f/s, ratio %.2f; CPU %.1f us, bare %.1f us;"
                + " p99 %.0f us, bare %.0f us%n",
            connections,
            rate,
            base,
            rate / base,
            median(ours, Load.Result::cpuMicros),
            median(theirs, Load.Result::cpuMicros),
            median(ours, Load.Result::p99Micros),
            median(theirs, Load.Result::p99Micros));
      }
    }
  }

  private static Load.Result measure(int port, int connections, String thread) throws IOException {
    try (Load load = new Load(port, connections, "034000001e")) {
      load.run(WARM_UP, thread);
      return load.run(MEASURED, thread);
    }
  }

  private static double median(List<Load.Result> results, ToDoubleFunction<Load.Result> of) {
    return results.stream().mapToDouble(of).sorted().skip(results.size() / 2).findFirst().orElse(0);
  }
}
