// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R14: a site at 72 times its speed leaves nothing behind. An hour is three days; 10 minutes where CI=true, 3 elsewhere,
 * {@code soak.count} minutes where asked for. The gateway has the heap it is shipped with, 192 MB.
 */
@SuppressWarnings("NullAway.Init")
class SoakIT {
  private static final int MINUTES =
      Integer.getInteger("soak.count", "true".equalsIgnoreCase(System.getenv("CI")) ? 10 : 3);
  private static final Duration WARM_UP = Duration.ofMinutes(3);
  private static final Duration SETTLED = Duration.ofMinutes(4);
  private static final int LOOKS = 40;
  private static final int A_TENTH = LOOKS / 10;
  private static final long GROWTH_KIB = 2_048;
  private static final double BUS_SECONDS = 0.05;
  private static final double BUS_PART = 0.01;
  private static final long FEW = 30_000;
  private static final Pattern PLATFORM = Pattern.compile("\\[*L?(java|jdk|sun|com\\.sun)\\..*");

  /**
   * What is not yet sealed is in memory: some megabytes that come and go. A short run logs every sample, so that it comes
   * and goes in half a minute; with one sample a second that takes seven minutes.
   */
  private static final boolean DENSE = MINUTES < 30;

  @TempDir private Path folder;
  private GatewayProcess gateway;
  private BrokerPeer broker;
  private SoakSite site;

  @BeforeEach
  void start() throws IOException {
    gateway = GatewayProcess.fresh();
    broker = new BrokerPeer(folder, gateway.etc());
    site = new SoakSite(gateway);
    site.write(broker);
    site.everything();
    gateway.start();
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void days_leave_no_memory_class_thread_or_file() throws Exception {
    try (Peer reader = broker.listen("lockgate/gw-plant/m1")) {
      reader.awaitLine("lockgate/gw-plant/m1", Duration.ofMinutes(1));
      warmUp();
      long dropped = publishers("dropped");
      List<SoakFigures> looks = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i <= LOOKS; i++) {
        await(begin + i * Duration.ofMinutes(MINUTES).toNanos() / LOOKS);
        looks.add(look("" + i * MINUTES * 60 / LOOKS + " s"));
      }
      assertEquals(dropped, publishers("dropped"), "nothing dropped on the way to the brokers");
      assertTrue(publishers("backlog") < FEW, "the brokers have what was logged");
      assertNothingLeft(looks);
    }
  }

  /** The log becomes full, chunks are sealed and dropped, alarms come and go, and whoever asks later has asked before. */
  private void warmUp() throws IOException {
    await(System.nanoTime() + WARM_UP.toNanos());
    if (!DENSE) {
      site.asUsual();
    }
    Awaitility.await("what was logged meanwhile to be published")
        .atMost(SETTLED)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> publishers("backlog") < FEW);
    for (int i = 0; i < 3; i++) {
      look("warm");
    }
  }

  private SoakFigures look(String when) throws IOException {
    SoakFigures figures = SoakFigures.of(gateway);
    System.out.println("R14 " + when + ": " + figures);
    return figures;
  }

  private static void await(long nanos) {
    Duration left = Duration.ofNanos(Math.max(1, nanos - System.nanoTime()));
    Awaitility.await().pollDelay(left).atMost(left.plusMinutes(1)).until(() -> true);
  }

  private long publishers(String column) {
    long sum = 0;
    for (JsonNode each : gateway.shell("gateway:publishers", "--json").json()) {
      sum += each.get(column).asLong();
    }
    return sum;
  }

  /** What comes and goes is at its least sometime in each tenth; a leak is not. */
  private static void assertNothingLeft(List<SoakFigures> looks) {
    List<SoakFigures> first = looks.subList(0, A_TENTH + 1);
    List<SoakFigures> last = looks.subList(LOOKS - A_TENTH, LOOKS + 1);
    SoakFigures begin = looks.get(0);
    SoakFigures end = looks.get(LOOKS);
    long heap = grown(first, last, SoakFigures::liveKib);
    Map<String, Integer> known = classes(first);
    Map<String, Integer> classes = ProcessFigures.added(known, end.classes());
    classes.keySet().removeIf(name -> isFirstUse(name, known, end.classes()));
    long threads = grown(first, last, each -> ProcessFigures.sum(each.threads()));
    long descriptors = grown(first, last, SoakFigures::descriptors);
    double late = end.longerThan(BUS_SECONDS, begin);
    String figures =
        String.format(
            Locale.ROOT,
            "R14, %d min: live heap %+d KiB, classes %+d %s, threads %+d, descriptors %+d, waited more than 50 ms %.3f %%,"
                + " lost on the bus %d",
            MINUTES,
            heap,
            ProcessFigures.sum(classes),
            classes.keySet(),
            threads,
            descriptors,
            late * 100,
            end.lost() - begin.lost());
    System.out.println(figures);
    Map<String, Integer> added = ProcessFigures.added(begin.threads(), end.threads());
    assertTrue(heap <= GROWTH_KIB, figures);
    assertTrue(classes.isEmpty(), figures);
    assertTrue(threads <= 0, () -> figures + ": " + added);
    assertTrue(descriptors <= 0, figures);
    assertTrue(late <= BUS_PART, figures);
    assertEquals(begin.lost(), end.lost(), figures);
  }

  /** The platform loads a class of its own when it is first used, be it late; a leak is one that is there more than once. */
  private static boolean isFirstUse(
      String name, Map<String, Integer> before, Map<String, Integer> now) {
    return PLATFORM.matcher(name).matches()
        && !before.containsKey(name)
        && now.getOrDefault(name, 0) == 1;
  }

  /** The most of each name. */
  private static Map<String, Integer> classes(List<SoakFigures> looks) {
    Map<String, Integer> most = new TreeMap<>();
    looks.forEach(
        each -> each.classes().forEach((name, count) -> most.merge(name, count, Math::max)));
    return most;
  }

  private static long grown(
      List<SoakFigures> first, List<SoakFigures> last, ToLongFunction<SoakFigures> figure) {
    return least(last, figure) - least(first, figure);
  }

  private static long least(List<SoakFigures> looks, ToLongFunction<SoakFigures> figure) {
    return looks.stream().mapToLong(figure).min().orElseThrow();
  }
}
