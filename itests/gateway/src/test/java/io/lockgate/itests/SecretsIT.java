// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.mail.Postfix;
import io.lockgate.testkit.sftp.OpenSsh;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * S8: a canary for each system above is told to the system it is for, which refuses it, and is then looked for: in every file
 * of the gateway, in what it says, in a dump of its threads. It is nowhere, and what holds it sealed only its user can read.
 */
@SuppressWarnings("NullAway.Init")
class SecretsIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final List<String> NAMES =
      List.of("cloud.password", "archive.password", "upload.password", "mail", "site.auth");

  private final Map<String, String> canaries = new TreeMap<>();
  private final List<String> heardByBroker = new CopyOnWriteArrayList<>();
  private final List<String> heardByHttps = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private GatewayProcess gateway;
  private ServerSocket broker;
  private HttpsServer https;
  private OpenSsh sftp;
  private int sftpPort;
  private Postfix postfix;

  @BeforeEach
  void start() throws Exception {
    NAMES.forEach(
        name -> canaries.put(name, "canary" + UUID.randomUUID().toString().replace("-", "")));
    Authority authority = new Authority(folder, "authority").server("server", "ip:127.0.0.1");
    broker = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread listener = new Thread(this::refuse, "refusing-broker");
    listener.setDaemon(true);
    listener.start();
    https = https(authority);
    sftpPort = Distribution.freePort();
    sftp = new OpenSsh(sftpPort);
    postfix =
        new Postfix(
            folder.resolve("postfix"),
            Distribution.freePort(),
            authority.certificate("server"),
            authority.key("server"));
    gateway = GatewayProcess.fresh();
    write("ca.pem", authority.certificate());
    settings();
    gateway.start();
  }

  private void settings() throws IOException {
    write("io.lockgate.core.service.cfg", "publication.exclusive = none");
    write(
        "io.lockgate.north.mqtt.broker~cloud.cfg",
        "host = 127.0.0.1",
        "port = " + broker.getLocalPort(),
        "transport = plain",
        "allow-insecure = true",
        "user = gw",
        "secret = cloud.password");
    write(
        "io.lockgate.north.csv.sftp.destination~archive.cfg",
        "host = 127.0.0.1",
        "port = " + sftpPort,
        "host-key = " + sftp.known("ed25519"),
        "user = " + OpenSsh.USER,
        "password = archive.password");
    write(
        "io.lockgate.north.csv.https.destination~upload.cfg",
        "host = 127.0.0.1",
        "port = " + https.getAddress().getPort(),
        "authorities = ca.pem",
        "user = gw",
        "password = upload.password");
    write(
        "io.lockgate.north.mail.cfg",
        "host = 127.0.0.1",
        "port = " + postfix.port(),
        "user = " + Postfix.USER,
        "password = secret:mail",
        "authorities = ca.pem",
        "from = gw@peer.test");
    write("io.lockgate.north.mail.recipient~ops.cfg", "address = ops@peer.test");
    write(
        "io.lockgate.driver.snmp.link~site.cfg",
        "user = gw",
        "auth-password = secret:site.auth",
        "privacy-password = secret:site.auth");
    write(
        "io.lockgate.driver.snmp.device~ups.cfg",
        "link = site",
        "model = ups-rfc1628",
        "host = 127.0.0.1",
        "port = " + Distribution.freePort());
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(file), List.of(lines));
  }

  /** Hears what each connection says first, and closes it. */
  private void refuse() {
    while (!broker.isClosed()) {
      try (Socket next = broker.accept();
          InputStream in = next.getInputStream()) {
        byte[] first = new byte[4_096];
        int read = in.read(first);
        heardByBroker.add(new String(first, 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
      } catch (IOException closed) {
        heardByBroker.add("");
      }
    }
  }

  private HttpsServer https(Authority authority) throws Exception {
    KeyStore keys = authority.keys().open();
    for (String alias : Collections.list(keys.aliases())) {
      if (!alias.equals("server")) {
        keys.deleteEntry(alias);
      }
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, authority.keys().password());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          heardByHttps.add(
              exchange.getRequestHeaders().getOrDefault("Authorization", List.of("")).get(0));
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @AfterEach
  void stop() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    if (postfix != null) {
      postfix.close();
    }
    if (sftp != null) {
      sftp.close();
    }
    if (https != null) {
      https.stop(0);
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void what_was_told_to_those_it_is_for_is_nowhere_else() throws Exception {
    for (String name : NAMES) {
      String twice = canaries.get(name) + "\n" + canaries.get(name) + "\n";
      gateway.shellWithInput(twice, "gateway:secret-set", name).ok();
    }
    for (String service : List.of("mqtt", "csv-sftp", "csv-https", "mail", "snmp")) {
      gateway.shell("gateway:service-enable", service, "--interface", "local").ok();
      Services.awaitState(gateway, service, "on", SOON);
    }
    useAll();
    StringBuilder said = new StringBuilder();
    for (String command :
        List.of(
            "gateway:status",
            "gateway:publishers",
            "gateway:audit",
            "gateway:links",
            "gateway:devices",
            "gateway:config-list",
            "gateway:metrics",
            "gateway:alarms")) {
      said.append(gateway.shell(command).out());
    }
    said.append(tool("Thread.print"));
    Path heap = folder.resolve("heap.hprof");
    tool("GC.heap_dump " + heap);
    System.out.println("S8: in a dump of the heap: " + counts(Files.readAllBytes(heap)));
    gateway.stop();
    said.append(gateway.output()).append(gateway.log());
    assertEquals(Map.of(), counts(said.toString().getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(List.of(), filesWithAny());
    sealedForTheUserOnly();
  }

  /** Each canary reaches the one it is for, who refuses it. */
  private void useAll() {
    Awaitility.await("the broker")
        .atMost(SOON)
        .until(
            () ->
                heardByBroker.stream()
                    .anyMatch(each -> each.contains(canaries.get("cloud.password"))));
    Awaitility.await("the SFTP server")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String answer =
                  gateway.shell("gateway:publishers", "csv-sftp-archive", "--test").err();
              assertTrue(answer.contains("does not let us in"), answer);
            });
    String login =
        Base64.getEncoder()
            .encodeToString(
                ("gw:" + canaries.get("upload.password")).getBytes(StandardCharsets.US_ASCII));
    Awaitility.await("the HTTPS server")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String answer =
                  gateway.shell("gateway:publishers", "csv-https-upload", "--test").toString();
              assertTrue(heardByHttps.contains("Basic " + login), answer);
            });
    Awaitility.await("the mail server")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String answer = gateway.shell("gateway:mail-test", "ops").toString();
              assertTrue(answer.contains("refuses user or password"), answer);
            });
  }

  private String tool(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("jcmd.txt");
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                "" + gateway.pid()));
    line.addAll(List.of(command.split(" ")));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertEquals(0, process.waitFor(), () -> command);
    return Files.readString(out);
  }

  /** All ways in which a canary may be written. */
  private static List<String> forms(String canary) {
    byte[] bytes = canary.getBytes(StandardCharsets.US_ASCII);
    List<String> forms = new ArrayList<>(List.of(canary, HexFormat.of().formatHex(bytes)));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + bytes.length];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      forms.add(text.substring(shift == 0 ? 0 : 4, text.length() - 2));
    }
    forms.add(new String(canary.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
    forms.add(new String(canary.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    return forms;
  }

  /** How often each canary occurs, in any form; those that do not are left out. */
  private Map<String, Integer> counts(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Map<String, Integer> counts = new TreeMap<>();
    canaries.forEach(
        (name, canary) -> {
          for (String form : forms(canary)) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
              counts.merge(name, 1, Integer::sum);
            }
          }
        });
    return counts;
  }

  private List<String> filesWithAny() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      Map<String, Integer> counts = counts(Files.readAllBytes(file));
      if (!counts.isEmpty()) {
        found.add(file + " " + counts);
      }
    }
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> etc = Files.walk(gateway.etc());
        Stream<Path> data = Files.walk(gateway.data())) {
      return Stream.concat(etc, data).filter(Files::isRegularFile).toList();
    }
  }

  private void sealedForTheUserOnly() throws IOException {
    List<Path> sealed =
        files().stream().filter(each -> each.toString().contains("secrets")).toList();
    assertTrue(sealed.size() > NAMES.size(), sealed::toString);
    for (Path each : sealed) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
          each::toString);
    }
  }
}
