// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.api.driver.DriverException;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fuzz.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any datagram is taken apart or dropped: nothing is thrown, little is spent. In the build the seeds run as tests. A
 * campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/driver/snmp -am test -Dtest=InboxFuzzTest -Djazzer.max_duration=60s</pre>
 */
class InboxFuzzTest {
  private static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1_161);
  private static final Budget BUDGET = new Budget(1 << 20, DriverException.class);
  private static final AtomicBoolean UNDERSTOOD = new AtomicBoolean();
  private static final Inbox INBOX = inbox();

  private static Inbox inbox() {
    try {
      List<Access> known =
          List.of(
              Access.of(Users.ro()),
              Access.of(new Credentials.Community(Version.V1, "public")),
              Access.of(new Credentials.Community(Version.V2C, "public")));
      return Inbox.ofNotifications(
          new LocalEngine(new MemoryStateStore()),
          known,
          (request, most) -> {
            UNDERSTOOD.set(true);
            return Optional.of(Inbox.answerTo(request));
          },
          (from, why) -> {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @MethodSource("io.lockgate.driver.snmp.wire.Seeds#datagrams")
  @FuzzTest(maxDuration = "60s")
  void anyDatagramIsTakenApartOrDropped(byte[] datagram) {
    UNDERSTOOD.set(false);
    BUDGET.spend(() -> INBOX.received(FROM, ByteBuffer.wrap(datagram), answer -> {}));
    boolean seen = Peek.of(ByteBuffer.wrap(datagram)).isPresent();
    assertTrue(seen || !UNDERSTOOD.get(), "what is understood is also seen without decoding");
  }
}
