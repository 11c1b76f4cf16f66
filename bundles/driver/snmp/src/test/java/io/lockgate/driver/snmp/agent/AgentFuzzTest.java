// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.api.driver.DriverException;
import io.lockgate.driver.snmp.played.PlayedGateway;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.driver.snmp.wire.Peek;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.FakeServiceSwitch;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fuzz.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked of the agent is answered in one frame, or not at all. In the build the seeds run as tests. A campaign
 * of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/driver/snmp -am test -Dtest=AgentFuzzTest -Djazzer.max_duration=60s</pre>
 */
class AgentFuzzTest {
  private static final int MOST_BYTES = 1_472;
  private static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1_161);
  private static final Budget BUDGET = new Budget(1 << 20, DriverException.class);
  private static final Agent AGENT = agent();

  private static Agent agent() {
    PlayedGateway gateway = new PlayedGateway(50);
    try {
      Agent agent =
          new Agent(
              new AgentIdentity("Lockgate", "gw-7", "", ""),
              new LocalEngine(new MemoryStateStore()),
              new HostClock(),
              new FakeServiceSwitch(),
              gateway,
              gateway,
              new PlayedGateway.Directory(),
              (from, why) -> {});
      Access open = Access.of(new Credentials.Community(Version.V2C, "public"));
      agent.know(List.of(), List.of(open), Set.of(FROM.getAddress()));
      return agent;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @MethodSource("io.lockgate.driver.snmp.wire.Seeds#datagrams")
  @FuzzTest(maxDuration = "60s")
  void anyRequestIsAnsweredInOneFrameOrDropped(byte[] datagram) {
    BUDGET.spend(() -> AGENT.received(FROM, ByteBuffer.wrap(datagram), AgentFuzzTest::check));
  }

  private static void check(byte[] answer) {
    assertTrue(answer.length <= MOST_BYTES, "one frame");
    assertTrue(Peek.of(ByteBuffer.wrap(answer)).isPresent(), "a message");
  }
}
