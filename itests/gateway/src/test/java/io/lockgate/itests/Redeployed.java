// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * What the loop of R15 counted.
 *
 * @param survivors class loaders
 * @param threads names of those that were begun and did not end
 * @param metaspaceKiB by which the metaspace grew
 */
record Redeployed(int survivors, List<String> threads, int metaspaceKiB) {
  private static final int MOST_KIB = 2_048;
  private static final Pattern FORM =
      Pattern.compile("cycles=\\d+ survivors=(\\d+) threads=\\[(.*)\\] metaspaceKiB=(-?\\d+)");

  /**
   * Runs the loop in a gateway, once.
   *
   * @param loop bundle of {@link TestBundle#loop}, signed by somebody who is enrolled
   * @param how and {@code what}: see the loop's {@code Use}
   * @param installed symbolic name of the bundle when it is part of the distribution
   */
  static Redeployed often(
      GatewayProcess gateway,
      Path loop,
      Path jar,
      int count,
      String how,
      String what,
      String... installed)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(jar.toString(), "" + count, how, what));
    lines.addAll(List.of(installed));
    Files.write(gateway.data().resolve("redeploy.job"), lines);
    Files.copy(loop, gateway.deploy().resolve("redeploy.jar"));
    Path result = gateway.data().resolve("redeploy.result");
    Awaitility.await("the loop")
        .atMost(Duration.ofMinutes(5 + count / 500))
        .until(() -> Files.exists(result));
    return of(Files.readString(result));
  }

  private static Redeployed of(String text) {
    Matcher matcher = FORM.matcher(text);
    assertTrue(matcher.matches(), text);
    String threads = group(matcher, 2);
    return new Redeployed(
        Integer.parseInt(group(matcher, 1)),
        threads.isEmpty() ? List.of() : List.of(threads.split(", ")),
        Integer.parseInt(group(matcher, 3)));
  }

  private static String group(Matcher matcher, int group) {
    return String.valueOf(matcher.group(group));
  }

  /** Asserts that no thread stayed, no metaspace to speak of, and at most so many class loaders. */
  void assertNothingLeft(int loaders) {
    assertTrue(survivors <= loaders, toString());
    assertEquals(List.of(), threads, toString());
    assertTrue(metaspaceKiB < MOST_KIB, toString());
  }
}
