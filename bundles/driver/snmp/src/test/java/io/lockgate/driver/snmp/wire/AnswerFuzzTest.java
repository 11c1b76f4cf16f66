// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.DataType;
import io.lockgate.driver.snmp.SnmpDriver;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.ScriptedUdp;
import io.lockgate.driver.snmp.traps.TrapDesk;
import io.lockgate.testkit.driver.BenchContext;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fuzz.Budget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a device answers becomes readings or a declared failure: points of every type, a table, and a row by name. In
 * the build the seeds run as tests. A campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/driver/snmp -am test -Dtest=AnswerFuzzTest -Djazzer.max_duration=60s</pre>
 */
class AnswerFuzzTest {
  private static final String E = "1.3.6.1.4.1.32473.9.";
  private static final HostClock CLOCK = new HostClock();
  private static final ScriptedUdp AGENT = new ScriptedUdp();
  private static final Budget BUDGET = new Budget(1 << 20, DriverException.class);
  private static final Device DEVICE = device();

  private static Device device() {
    try {
      SnmpDriver driver =
          new SnmpDriver(
              new TrapDesk(
                  new LocalEngine(new MemoryStateStore()), new CollectingAuditLog(), CLOCK),
              new MemorySecrets());
      Settings link =
          new Settings(Map.of("version", "v2c", "community", "public", "allow-insecure", "true"));
      return driver
          .open(new LinkSpec("l", link), new BenchContext(AGENT, CLOCK))
          .device(new DeviceSpec("d", new Settings(Map.of("host", "127.0.0.1"))));
    } catch (IOException | DriverException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<DevicePoint>> plans() {
    List<List<DevicePoint>> plans = new ArrayList<>();
    for (DataType type : DataType.values()) {
      String[] options = type == DataType.BITS ? new String[] {"length", "11"} : new String[0];
      plans.add(List.of(Points.of("p", "1.3.6.1.2.1.1.3.0", type, options)));
    }
    plans.add(
        List.of(
            Points.of("c1", E + "1.1", DataType.INT32),
            Points.of("c2", E + "1.2", DataType.TEXT),
            Points.of("c3", E + "1.3", DataType.FLOAT64)));
    plans.add(List.of(Points.of("named", E + "3[" + E + "2=eth0]", DataType.INT32)));
    return plans;
  }

  @MethodSource("io.lockgate.driver.snmp.wire.Seeds#ends")
  @FuzzTest(maxDuration = "60s")
  void anyAnswerIsReadingsOrAFailure(byte[] end) {
    AGENT.answers(end);
    for (List<DevicePoint> points : plans()) {
      BUDGET.spend(() -> read(points));
    }
  }

  /** All is over when the call returns: what is scripted answers at once. */
  private static void read(List<DevicePoint> points) throws DriverException {
    for (ReadStep step : DEVICE.prepare(points).steps()) {
      Deadline deadline = Deadline.in(Duration.ofSeconds(1), CLOCK);
      try {
        step.read(deadline).toCompletableFuture().join().forEach(ScriptedUdp::use);
      } catch (RuntimeException failed) {
        throw DriverException.in(failed);
      }
    }
  }
}
