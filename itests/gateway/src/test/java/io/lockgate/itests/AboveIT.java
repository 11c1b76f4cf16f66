// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The way of a value to the systems above, whole: the demo site, and the broker, the file server and the mail server of
 * docs/samples/above, started and used as its guide says.
 */
class AboveIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration TWO_PERIODS = Duration.ofSeconds(150);
  private static final int HEAD_LINES = 7;
  private static final Pattern GOOD =
      Pattern.compile("0,0,[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}(,-?[0-9.]+)+");
  private static final Path SAMPLES = Distribution.root().resolve("docs/samples");

  /** sshd wants nobody but root to own what is above the folder of a user who is locked in. */
  private static final Path FOLDER =
      Path.of("/var/lib/lockgate-above-" + ProcessHandle.current().pid());

  private static final String BROKER_PORT = "" + Distribution.freePort();
  private static Peer above;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() throws IOException {
    Requires.root();
    above =
        Peer.command("bash", SAMPLES.resolve("above/above.sh").toString(), FOLDER.toString())
            .env("MQTT_PORT", BROKER_PORT)
            .env("SFTP_PORT", "" + Distribution.freePort())
            .env("SMTP_PORT", "" + Distribution.freePort())
            .start();
    above.awaitLine("Ctrl-C", SOON);
    gateway = GatewayProcess.fresh();
    String tcp = "" + Distribution.freePort();
    String rtu = "" + Distribution.freePort();
    for (Path file : files(SAMPLES.resolve("demo"))) {
      if (file.toString().endsWith(".cfg")) {
        String text = Files.readString(file).replace("15020", tcp).replace("15021", rtu);
        Files.writeString(gateway.etc().resolve(file.getFileName()), text);
      }
    }
    Files.writeString(
        gateway.etc().resolve("io.lockgate.driver.sim.cfg"),
        "site = demo\ntcp-port = " + tcp + "\nrtu-tcp-port = " + rtu + "\n");
    for (Path file : files(FOLDER.resolve("etc"))) {
      Files.copy(
          file,
          gateway.etc().resolve(file.getFileName()),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
    gateway.start();
    for (String line : Files.readAllLines(FOLDER.resolve("commands"))) {
      String[] parts = line.split("#", 2);
      String password = parts.length < 2 ? "" : parts[1].replaceAll(".*: *", "");
      String typed = password.isEmpty() ? "" : "yes\n" + password + "\n" + password + "\n";
      gateway.shellWithInput(typed, parts[0].strip().split(" +")).ok();
    }
    gateway.commission();
  }

  @AfterAll
  static void stop() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    if (above != null) {
      above.handle().destroy();
      above.awaitExit(SOON);
    }
    Distribution.delete(FOLDER);
  }

  @Test
  void samples_arrive_at_the_broker_and_an_order_comes_back_with_its_outcome() throws IOException {
    try (Peer reader = client("mosquitto_sub", "-v")) {
      String sample = reader.awaitLine("lockgate/gateway/office {", SOON);
      assertTrue(sample.contains("\"device\":\"office\",\"items\":[{\"valueItemId\":"), sample);
      Awaitility.await("the IO module").atMost(SOON).until(() -> output().equals("false"));
      String order = "{\"id\":\"1\",\"point\":\"io/DO3\",\"value\":true}";
      try (Peer writer = client("mosquitto_pub", "lockgate/gateway/command", "-m", order)) {
        assertEquals(0, writer.awaitExit(SOON));
      }
      String outcome = reader.awaitLine("lockgate/gateway/outcome", SOON);
      assertTrue(outcome.contains("\"outcome\":\"confirmed\""), outcome);
      assertTrue(outcome.contains("\"readBack\":true"), outcome);
      assertEquals("true", output());
    }
  }

  @Test
  void a_file_lands_on_the_server_and_reads_as_it_should() throws IOException {
    gateway
        .shell(
            "gateway:config-set",
            "io.lockgate.north.csv.sftp.destination~above",
            "period-minutes",
            "1")
        .ok();
    Path folder = FOLDER.resolve("files/root/upload");
    Awaitility.await("a file with good values of the meter")
        .atMost(TWO_PERIODS)
        .until(() -> files(folder).stream().anyMatch(AboveIT::hasGoodValuesOfOffice));
  }

  /** Also asserts that it is whole, and has the layout it should have. */
  private static boolean hasGoodValuesOfOffice(Path file) {
    if (!file.getFileName().toString().matches(".*_office_[0-9]{17}\\.csv")) {
      return false;
    }
    List<String> lines = lines(file);
    String head = lines.get(1);
    int rows = Integer.parseInt(head.substring(head.lastIndexOf(',') + 1));
    assertEquals(rows, lines.size() - HEAD_LINES);
    String titles = lines.get(HEAD_LINES - 1);
    assertTrue(titles.startsWith("Error,UTC Offset (minutes),Local Time Stamp,"), titles);
    return lines.stream().anyMatch(line -> GOOD.matcher(line).matches());
  }

  @Test
  void mail_of_the_dead_meter_lands_in_the_mailbox() {
    Path box = FOLDER.resolve("mail/boxes/all/new");
    Awaitility.await("a mail about cellar")
        .atMost(TWO_PERIODS)
        .until(() -> Files.isDirectory(box) && files(box).stream().anyMatch(AboveIT::aboutCellar));
  }

  private static boolean aboutCellar(Path mail) {
    return lines(mail).stream().anyMatch(line -> line.contains("cellar"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of the broker with the certificate that the guide gives it. */
  private static Peer client(String program, String... more) throws IOException {
    String topic = program.equals("mosquitto_sub") ? "#" : more[0];
    Stream<String> fixed =
        Stream.of("-h", "localhost", "-p", BROKER_PORT, "--cafile", "ca.crt", "--cert");
    Stream<String> own = Stream.of("gateway.crt", "--key", "gateway.key", "-t", topic);
    Stream<String> rest = Stream.of(more).filter(word -> !word.equals(topic));
    String[] words = Stream.of(fixed, own, rest).flatMap(each -> each).toArray(String[]::new);
    return Peer.command(program, words).in(FOLDER).start();
  }

  private static String output() {
    for (var each : gateway.shell("gateway:points", "--json", "io").json()) {
      if (each.get("point").asText().equals("io/DO3")) {
        return each.get("value").asText();
      }
    }
    return "absent";
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
