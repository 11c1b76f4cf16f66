// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R15: a bundle comes and goes a thousand times and leaves nothing behind. */
class RedeployIT {
  private final GatewayProcess gateway = GatewayProcess.fresh();
  private final Path work = Distribution.newBase();
  private final TestSigner oem = TestSigner.create(work, "oem");

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        gateway.etc().resolve("com.example.sample.cfg"),
        "port = " + Distribution.freePort() + "\n");
    gateway.start();
    gateway
        .shell("gateway:trust-add", oem.certificate().toString(), "--prefix", "com.example")
        .ok();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void a_thousand_cycles_leave_no_class_loader_thread_or_metaspace() throws Exception {
    Left left = cycles("sample", Integer.getInteger("soak.count", 1000));
    System.out.println("R15: " + left);
    assertEquals(0, left.survivors(), left.toString());
    assertEquals(0, left.threads(), left.toString());
    assertTrue(left.metaspaceKiB() < 2048, left.toString());
  }

  @Test
  void the_same_loop_finds_a_planted_leak() throws Exception {
    Left left = cycles("leaky", 50);
    assertEquals(50, left.survivors(), left.toString());
    assertTrue(left.threads() >= 50, left.toString());
  }

  @Test
  void twenty_times_through_the_deploy_folder() throws Exception {
    Path signed =
        oem.sign(TestBundle.of(work, "com.example.sample", "sample"), work.resolve("signed.jar"));
    for (int i = 0; i < 20; i++) {
      Files.copy(signed, gateway.deploy().resolve("sample.jar"));
      Services.awaitState(gateway, "sample", "on", Duration.ofSeconds(5));
      Files.delete(gateway.deploy().resolve("sample.jar"));
      Services.awaitState(gateway, "sample", "absent", Duration.ofSeconds(5));
    }
  }

  private Left cycles(String sample, int count) throws IOException {
    Path signed =
        oem.sign(
            TestBundle.of(work, "com.example." + sample, sample),
            work.resolve(sample + "-signed.jar"));
    Files.writeString(
        gateway.data().resolve("redeploy.job"), signed + "\n" + sample + "\n" + count + "\n");
    oem.sign(
        TestBundle.loop(work, "com.example.redeploy"), gateway.deploy().resolve("redeploy.jar"));
    Path result = gateway.data().resolve("redeploy.result");
    Awaitility.await("the loop")
        .atMost(Duration.ofMinutes(5 + count / 500))
        .until(() -> Files.exists(result));
    String text = Files.readString(result);
    assertTrue(text.startsWith("cycles="), text);
    return Left.of(text);
  }

  /** What the loop counted. */
  private record Left(int survivors, int threads, int metaspaceKiB) {
    private static final Pattern FORM =
        Pattern.compile("cycles=\\d+ survivors=(\\d+) threads=(-?\\d+) metaspaceKiB=(-?\\d+)");

    static Left of(String text) {
      Matcher matcher = FORM.matcher(text);
      assertTrue(matcher.matches(), text);
      return new Left(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    }

    private static int number(Matcher matcher, int group) {
      return Integer.parseInt(String.valueOf(matcher.group(group)));
    }
  }
}
