// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.files.DataFile;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.PickyOutbound;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.net.Direction;
import io.lockgate.testkit.net.ToxicProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R9: connections are cut at random moments of a form. Whatever the server has taken is whole, and what is sent again takes
 * its place. {@code -Dlockgate.cuts=500} for the long form.
 */
class CutTest {
  private static final int CUTS = Integer.getInteger("lockgate.cuts", 50);
  private static final int SIZE = 40_000;

  @TempDir Path folder;
  private final Random random = new Random(42);
  private int cuts;

  @Test
  void whatever_is_cut_files_are_whole() throws Exception {
    Authority authority = new Authority(folder, "authority").server("good", "ip:127.0.0.1");
    Path trusted = Files.writeString(folder.resolve("trusted.pem"), authority.certificate());
    int files = 0;
    try (Nginx server = new Nginx(folder, authority, "good");
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      HttpsSender sender =
          new HttpsSender(
              new Target("127.0.0.1", proxy.port(), "/open", "datafile1"),
              Optional::empty,
              new Trust(Optional.of(trusted), new HostClock()),
              new PickyOutbound());
      while (cuts < CUTS) {
        deliver(sender, proxy, server, "file-" + files++ + ".csv");
      }
      assertEquals(files, server.names().size());
    }
    System.out.printf("R9 HTTPS: %d cuts, %d files, each whole%n", cuts, files);
  }

  private void deliver(HttpsSender sender, ToxicProxy proxy, Nginx server, String name)
      throws Exception {
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    for (boolean taken = false; !taken; ) {
      boolean cut = cuts < CUTS && random.nextInt(4) > 0;
      if (cut) {
        boolean answer = random.nextInt(5) == 0;
        proxy.cutAfter(
            answer ? Direction.DOWN : Direction.UP, 500 + random.nextInt(answer ? 3_000 : SIZE));
      }
      taken = taken(sender, name, content);
      proxy.heal();
      if (server.names().contains(name)) {
        assertArrayEquals(content, server.content(name));
      }
    }
    assertTrue(server.names().contains(name));
  }

  private boolean taken(HttpsSender sender, String name, byte[] content) {
    try {
      sender.send(
          List.of(new DataFile(name, "text/csv", () -> content)),
          new Deadline(new FakeClock(), Duration.ofSeconds(20)));
      return true;
    } catch (PublishException e) {
      assertEquals(Kind.UNREACHABLE, e.kind(), e.getMessage());
      cuts++;
      return false;
    }
  }
}
