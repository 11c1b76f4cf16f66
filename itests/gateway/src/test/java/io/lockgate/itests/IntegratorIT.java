// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The integrator's way of docs/write-your-own-bundle.md: built outside the tree, signed, dropped, switched, revoked. */
class IntegratorIT {
  private static final GatewayProcess gateway = GatewayProcess.fresh();
  private static final Path work = Distribution.newBase();
  private static final TestSigner oem = TestSigner.create(work, "example");
  private static final int port = Distribution.freePort();

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(gateway.etc().resolve("com.example.hello.cfg"), "port = " + port + "\n");
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_bundle_built_outside_the_tree_is_in_the_list_and_answers_within_five_seconds()
      throws Exception {
    Path built =
        IntegratorBuild.run(
            Distribution.root().resolve("docs/samples/hello-service"),
            work,
            "com.example.hello-1.0.0.jar");

    Path unsigned = gateway.deploy().resolve("unsigned.jar");
    Files.copy(built, unsigned);
    told("unsigned.jar");
    Files.delete(unsigned);

    Path signed = oem.sign(built, work.resolve("hello.jar"));
    Path early = gateway.deploy().resolve("early.jar");
    Files.copy(signed, early);
    told("early.jar");
    Files.delete(early);

    gateway
        .shell("gateway:trust-add", oem.certificate().toString(), "--prefix", "com.example.other")
        .ok();
    Files.copy(signed, gateway.deploy().resolve("outside.jar"));
    told("outside.jar");
    Files.delete(gateway.deploy().resolve("outside.jar"));
    assertEquals("absent", Services.state(gateway, "hello"));

    TestSigner right = TestSigner.create(work, "right");
    gateway
        .shell("gateway:trust-add", right.certificate().toString(), "--prefix", "com.example.hello")
        .ok();
    Path good = right.sign(built, work.resolve("right.jar"));
    long begin = System.nanoTime();
    Files.copy(good, gateway.deploy().resolve("hello.jar"));
    Services.awaitState(gateway, "hello", "on", Duration.ofSeconds(5));
    Awaitility.await("answers").atMost(Duration.ofSeconds(5)).until(() -> Https.accepts(port));
    System.out.println(
        "in the list and answering "
            + (System.nanoTime() - begin) / 1_000_000
            + " ms after it was dropped");
    assertTrue(hello().startsWith("hello from"), hello());

    String fingerprint = fingerprint("right");
    gateway.shell("gateway:trust-revoke", fingerprint).ok();
    Awaitility.await("gone").atMost(Duration.ofSeconds(5)).until(() -> !Https.accepts(port));
    Files.delete(gateway.deploy().resolve("hello.jar"));
    Files.copy(good, gateway.deploy().resolve("again.jar"));
    told("again.jar");
    assertFalse(Https.accepts(port));
  }

  private static void told(String jar) {
    Awaitility.await(jar + " refused")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                gateway.shell("gateway:trust-refusals").out().contains(jar)
                    && gateway.log().contains(jar));
  }

  private static String fingerprint(String name) {
    for (var signer : gateway.shell("gateway:trust-list", "--json").json()) {
      if (signer.get("name").asText().equals("CN=" + name)) {
        return signer.get("fingerprint").asText();
      }
    }
    throw new AssertionError(name + " is not in the list");
  }

  private static String hello() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
