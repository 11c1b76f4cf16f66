// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.osgi.Domain;
import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The integrator's way: the guides docs/write-a-driver.md and docs/add-a-device.md, typed into an empty folder as they
 * stand there, and R15 with the driver that comes of it.
 */
class DriverArchetypeIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LOOP = "org.example.redeploy";
  private static final String DEMO = "docs/samples/demo/";

  private static final GatewayProcess gateway = GatewayProcess.fresh();
  private static final Path work = Distribution.newBase();
  private static int meterPort;

  @BeforeAll
  static void start() throws IOException {
    meterPort = Distribution.freePort();
    Files.writeString(
        gateway.etc().resolve("io.lockgate.driver.sim.cfg"),
        "site = demo\ntcp-port = " + meterPort + "\nrtu-tcp-port = " + Distribution.freePort());
    for (String pid :
        List.of("io.lockgate.core.service", "io.lockgate.driver.modbus.link~network")) {
      String text = Files.readString(Distribution.root().resolve(DEMO + pid + ".cfg"));
      Files.writeString(gateway.etc().resolve(pid + ".cfg"), text.replace("15020", "" + meterPort));
    }
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_device_is_added_without_java() throws IOException {
    Path folder = Files.createDirectory(work.resolve("models"));
    new Newcomer(gateway, work).type(Guide.of("add-a-device.md").commands(1, 5), folder, List.of());
    awaitGood("meter1/U", "meter1/P", "meter1/E");
    assertEquals("kW", point("meter1/P").get("unit").asText());
  }

  @Test
  void a_driver_is_written_signed_dropped_in_and_comes_and_goes() throws Exception {
    int port = Distribution.freePort();
    Path project = Files.createDirectory(work.resolve("empty")).resolve("toy-driver");
    List<String> maven =
        new IntegratorBuild(work)
            .publish("api", "bundles/api")
            .publish("testkit", "bundles/testkit")
            .publishArchetype()
            .options();
    Guide guide = Guide.of("write-a-driver.md");
    Newcomer newcomer = new Newcomer(gateway, work);
    String typed = newcomer.type(guide.commands(1, 5), work.resolve("empty"), maven).out();
    assertTrue(typed.contains("TCP port"), typed);
    assertKitPassed(project);
    assertNeedsTheContractsAlone(project.resolve("target/toy-driver-1.0.0.jar"));

    String tank = "src/test/java/com/example/toy/ToyTank.java";
    try (Peer toy = Peer.command("java", tank, "" + port).in(project).start()) {
      toy.awaitPort(port, SOON);
      String traced =
          newcomer.type(guide.commands(6, 6).replace("7007", "" + port), project, maven).out();
      assertTrue(traced.contains("get level"), traced);
      awaitGood("tank1/level", "tank1/pump", "tank1/starts");
      gateway.commission();
      String outcome = gateway.shell("gateway:write", "tank1/pump", "false").ok().out();
      assertTrue(outcome.contains("reads back false"), outcome);
      readMoreOften(project);
      twentyTimesThroughTheDeployFolder(project);
      hundredsOfTimesByFrameworkCalls(project);
    }
  }

  private static void assertKitPassed(Path project) throws IOException {
    String report =
        Files.readString(
            project.resolve(
                "target/surefire-reports/TEST-com.example.toy.ToyDriverConformanceTest.xml"));
    Matcher counts =
        Pattern.compile("tests=\"(\\d+)\" errors=\"0\" skipped=\"(\\d+)\" failures=\"0\"")
            .matcher(report);
    assertTrue(counts.find(), report);
    assertTrue(number(counts, 1) - number(counts, 2) >= 20, counts.group());
    System.out.println("the kit: " + counts.group());
  }

  private static void assertNeedsTheContractsAlone(Path jar) throws IOException {
    Set<String> imports = Domain.domain(jar.toFile()).getImportPackage().keySet();
    assertTrue(imports.contains("io.lockgate.api.driver"), imports.toString());
    assertTrue(
        imports.stream().allMatch(each -> each.matches("(io\\.lockgate\\.api|java)\\..*")),
        imports.toString());
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(String.valueOf(matcher.group(group)));
  }

  /** A newer revision of the model takes the place of the first, so that the rest of the test takes less time. */
  private static void readMoreOften(Path project) throws IOException {
    String model = Files.readString(project.resolve("models/toy-tank.yaml"));
    Files.writeString(
        gateway.etc().resolve("models/toy-tank.yaml"),
        model.replace("revision: 1", "revision: 2").replace("fast: 1s", "fast: 100ms"));
    Awaitility.await("revision 2")
        .atMost(SOON)
        .until(() -> gateway.shell("gateway:models").out().matches("(?s).*toy-tank +2 +toy +3 .*"));
  }

  private static void twentyTimesThroughTheDeployFolder(Path project) throws IOException {
    long begin = System.nanoTime();
    Path dropped = gateway.deploy().resolve("toy-driver.jar");
    for (int i = 0; i < 20; i++) {
      Files.delete(dropped);
      awaitLink("no-driver");
      assertNotEquals("good", quality("tank1/level"), "without its driver");
      Files.copy(project.resolve("target/toy-driver-1.0.0.jar"), dropped);
      awaitLink("online");
    }
    awaitGood("tank1/level", "tank1/pump", "tank1/starts");
    System.out.println(
        "twenty times through the deploy folder: "
            + (System.nanoTime() - begin) / 1_000_000
            + " ms");
    Files.delete(dropped);
    awaitLink("no-driver");
  }

  private static void hundredsOfTimesByFrameworkCalls(Path project) throws IOException {
    TestSigner other = TestSigner.create(work, "loop");
    gateway.shell("gateway:trust-add", other.certificate().toString(), "--prefix", LOOP).ok();
    Path loop = other.sign(TestBundle.loop(work, LOOP), work.resolve("loop.jar"));
    Redeployed left =
        Redeployed.often(
            gateway,
            loop,
            project.resolve("target/toy-driver-1.0.0.jar"),
            Math.min(Integer.getInteger("soak.count", 200), 1_000),
            "point",
            "tank1/level");
    System.out.println("R15: com.example.toy: " + left);
    left.assertNothingLeft(0);
  }

  private static void awaitLink(String state) {
    Awaitility.await("tanks " + state)
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> state(gateway.shell("gateway:links", "--json").json()).equals(state));
  }

  private static String state(JsonNode links) {
    for (JsonNode each : links) {
      if (each.get("id").asText().equals("tanks")) {
        return each.get("state").asText();
      }
    }
    return "absent";
  }

  private static void awaitGood(String... points) {
    for (String point : points) {
      Awaitility.await(point + " good").atMost(SOON).until(() -> quality(point).equals("good"));
    }
  }

  private static String quality(String point) {
    return point(point).path("quality").asText();
  }

  private static JsonNode point(String name) {
    JsonNode points = gateway.shell("gateway:points", "--json").json();
    for (JsonNode each : points) {
      if (each.get("point").asText().equals(name)) {
        return each;
      }
    }
    return points.path("absent");
  }
}
