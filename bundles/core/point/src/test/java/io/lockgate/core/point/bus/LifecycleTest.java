// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static org.awaitility.Awaitility.await;

import io.lockgate.api.point.PointBus;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.PointTimer;
import io.lockgate.core.point.Points;
import io.lockgate.core.point.computed.ComputedPoints;
import io.lockgate.core.point.computed.Definition;
import io.lockgate.core.point.table.DeclaredPoints;
import io.lockgate.core.point.table.PointTable;
import io.lockgate.core.point.write.GuardedWriteGate;
import io.lockgate.core.point.write.Permit;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeCommissioning;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.PermissiveAccess;
import io.lockgate.testkit.leak.LeakCheck;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  @Test
  void components_leaveNothingBehind() throws Exception {
    ComponentTest.of(NumberedBus.class)
        .with(new PointTable())
        .with(new SampleNumbers(new MemoryStateStore(), new FakeClock()))
        .with(new FakeClock())
        .cycle(200);
    ComponentTest.of(PointTimer.class).cycle(200);
    ComponentTest.of(DeclaredPoints.class).with(new PointTable()).cycle(200);
  }

  @Test
  void computedPointsAndGate_leaveNothingBehind() throws Exception {
    PointCore core = new PointCore();
    ComponentTest<PointTimer> timer = ComponentTest.of(PointTimer.class);
    PointTimer running = timer.activate();
    running.after(Duration.ZERO, () -> {}).get();
    ComponentTest.of(ComputedPoints.class)
        .with(core.directory)
        .with(core.bus)
        .with(core.image)
        .with(running)
        .with(
            ComponentTest.of(Definition.class)
                .config("device", "site")
                .config("point", "sum")
                .config("expression", "{dev/p0} + 1")
                .activate())
        .cycle(200);
    ComponentTest.of(GuardedWriteGate.class)
        .with(new Permit(new PermissiveAccess(), new FakeCommissioning()))
        .with(core.table)
        .with(new CollectingAuditLog())
        .with(core.clock)
        .with(running)
        .cycle(200);
    timer.deactivate();
    core.close();
  }

  @Test
  void busThatWasUsed_leavesNoThread() throws Exception {
    use();
    LeakCheck check = LeakCheck.start();
    for (int i = 0; i < 20; i++) {
      use();
    }
    check.assertNothingLeft();
  }

  private static void use() throws Exception {
    PointCore core = new PointCore();
    core.directory.declare("dev", Points.entries("dev", 3), Points.NO_WAY);
    Audience audience = new Audience();
    core.bus.subscribe(point -> true, 100, PointBus.Loss.DROP_OLDEST, audience);
    core.bus.publish(Points.readings(Points.entries("dev", 3), 1));
    await().until(() -> audience.heard().size() == 3);
    core.close();
  }
}
