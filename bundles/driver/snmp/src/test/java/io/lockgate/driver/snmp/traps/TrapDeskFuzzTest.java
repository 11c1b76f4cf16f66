// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.traps;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.DataType;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.played.ScriptedUdp;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.DeviceSettings;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.testkit.driver.BenchContext;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fuzz.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes from a device's address moves its points or is dropped. In the build the seeds run as tests. A campaign of
 * 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/driver/snmp -am test -Dtest=TrapDeskFuzzTest -Djazzer.max_duration=60s</pre>
 */
class TrapDeskFuzzTest {
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String LINK_UP = "1.3.6.1.6.3.1.1.5.4";
  private static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1_161);
  private static final Budget BUDGET = new Budget(1 << 20, DriverException.class);
  private static final TrapDesk DESK = desk();

  private static TrapDesk desk() {
    HostClock clock = new HostClock();
    List<DevicePoint> points =
        List.of(
            Points.of("down", "trap/" + LINK_DOWN, DataType.BOOL, "cleared-by", LINK_UP),
            Points.of("said", "trap/" + LINK_DOWN, DataType.TEXT),
            Points.of("number", "1.3.6.1.2.1.2.2.1.8.3", DataType.INT32),
            Points.of("time", "1.3.6.1.2.1.2.2.1.8.4", DataType.TIMESTAMP),
            Points.of("text", "1.3.6.1.2.1.2.2.1.8.5", DataType.TEXT));
    try {
      TrapDesk desk =
          new TrapDesk(new LocalEngine(new MemoryStateStore()), new CollectingAuditLog(), clock);
      for (Version version : List.of(Version.V1, Version.V2C)) {
        Access access = Access.of(new Credentials.Community(version, "public"));
        desk.hear(
            DeviceSettings.of(new Settings(Map.of("host", "127.0.0.1"))),
            Subscriber.of(access, points, clock, readings -> readings.forEach(ScriptedUdp::use)),
            new BenchContext(new ScriptedUdp(), clock),
            Deadline.in(Duration.ofSeconds(1), clock));
      }
      return desk;
    } catch (IOException | DriverException e) {
      throw new IllegalStateException(e);
    }
  }

  @MethodSource("io.lockgate.driver.snmp.wire.Seeds#notifications")
  @FuzzTest(maxDuration = "60s")
  void anyDatagramMovesPointsOrIsDropped(byte[] datagram) {
    BUDGET.spend(() -> DESK.received(FROM, ByteBuffer.wrap(datagram), answer -> {}));
  }
}
