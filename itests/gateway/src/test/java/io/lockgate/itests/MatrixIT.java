// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import io.lockgate.testkit.serial.PtyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Masters of others and ours, against the gateway's own registers, through the gateway against slaves of others on serial
 * lines and over TCP, and against the servers of others: each function code that both sides know.
 */
class MatrixIT {
  private static final Path PEERS = Distribution.root().resolve("target/peers");
  private static final Path PROGRAMS = Distribution.root().resolve("itests/peers/modbus");
  private static final int CELLS = 1000;

  /** libmodbus, mbpoll, pymodbus, modbus-serial, jsmodbus, j2mod, ours. */
  private static final int MASTERS = 7;

  /** Five servers of others, ours, and ours before three slaves and one device on TCP. */
  private static final int TARGETS = 10;

  private static final int OWN_UNIT = 1;
  private static final int FIRST_SLAVE = 11;
  private static final int TCP_UNIT = 20;
  private static final String JAVA =
      "java -XX:TieredStopAtLevel=1 -cp '"
          + System.getProperty("java.class.path")
          + "' io.lockgate.itests.masters.";

  private final List<AutoCloseable> running = new ArrayList<>();
  @TempDir Path folder;
  private GatewayProcess gateway;

  @BeforeEach
  void start() throws IOException {
    Requires.that(Files.isDirectory(PEERS), "what itests/peers/setup.sh installs");
    gateway = GatewayProcess.fresh();
    write(
        "table~own",
        "units = " + OWN_UNIT,
        "coils-count = " + CELLS,
        "discrete-count = " + CELLS,
        "discrete-values = " + values(n -> n % 3 == 0 ? 1 : 0),
        "holding-count = " + CELLS,
        "input-count = " + CELLS,
        "input-values = " + values(n -> n));
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    for (AutoCloseable each : running) {
      each.close();
    }
  }

  @Test
  void every_master_gets_every_function_it_knows() throws Exception {
    List<String> targets = new ArrayList<>();
    String port = "127.0.0.1:" + gateway.modbusPort() + ":";
    targets.add("server=" + port + OWN_UNIT);
    List<String> names = List.of("libmodbus", "pymodbus", "modbus-serial");
    List<String> slaves =
        List.of(
            PEERS.resolve("bin/libmodbus-server").toString(),
            "/usr/bin/python3 " + PROGRAMS.resolve("servers/pymodbus-server.py"),
            "node " + PROGRAMS.resolve("servers/modbus-serial.js"));
    for (int i = 0; i < slaves.size(); i++) {
      int unit = FIRST_SLAVE + i;
      PtyPair line = line(i);
      slave(slaves.get(i), line.other(), unit);
      link("line" + i, line.one());
      write("route~line" + i, "unit = " + unit, "link = line" + i, "read-only = false");
      targets.add("gateway-to-" + names.get(i) + "=" + port + unit);
    }
    tcpDevice();
    targets.add("gateway-to-tcp=" + port + TCP_UNIT);
    targets.add("client:j2mod=" + JAVA + "J2modMaster");
    targets.add("client:ours=" + JAVA + "OurMaster");
    targets.add("server:j2mod=" + JAVA + "J2modSlave");
    gateway.start();
    commission();
    List<String> said = matrix(targets);
    said.forEach(System.out::println);
    assertTrue(said.get(said.size() - 1).endsWith(" 0 fail"), said::toString);
    assertEquals(MASTERS * TARGETS + 1, said.size(), said::toString);
  }

  private List<String> matrix(List<String> targets) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of(PROGRAMS.resolve("matrix.py").toString(), PEERS.toString()));
    arguments.addAll(targets);
    try (Peer matrix = Peer.command("/usr/bin/python3", arguments.toArray(String[]::new)).start()) {
      matrix.awaitExit(Duration.ofMinutes(5));
      return matrix.output();
    }
  }

  private void commission() {
    gateway.commission();
    byte[] question = {0, 1, 0, 0, 0, 6, OWN_UNIT, 6, 0, 0, 0, 0};
    Awaitility.await("writes are let through")
        .atMost(Duration.ofSeconds(10))
        .until(() -> ModbusTcp.ask(gateway.modbusPort(), question)[7] == 6);
  }

  private PtyPair line(int number) throws IOException {
    PtyPair pair = PtyPair.in(Files.createDirectories(folder.resolve("line" + number)));
    running.add(pair);
    return pair;
  }

  private void tcpDevice() throws IOException {
    int port = Distribution.freePort();
    Peer device =
        Peer.command(
                "/usr/bin/python3",
                PROGRAMS.resolve("servers/pymodbus-server.py").toString(),
                "tcp",
                Integer.toString(port))
            .start();
    running.add(device);
    device.awaitPort(port, Duration.ofSeconds(20));
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.modbus.link~net.cfg"),
        List.of("transport = tcp", "host = 127.0.0.1", "port = " + port));
    write("route~net", "unit = " + TCP_UNIT, "link = net", "address = 1", "read-only = false");
  }

  private void slave(String command, Path terminal, int unit) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("rtu", terminal.toString(), Integer.toString(unit)));
    running.add(
        0,
        Peer.command(words.get(0), words.subList(1, words.size()).toArray(String[]::new))
            .env("NODE_PATH", PEERS.resolve("node_modules").toString())
            .start());
  }

  private void link(String name, Path terminal) throws IOException {
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.modbus.link~" + name + ".cfg"),
        List.of(
            "transport = rtu", "serial-port = " + terminal, "parity = none", "timeout-ms = 2000"));
  }

  private void write(String instance, String... lines) throws IOException {
    Files.write(
        gateway.etc().resolve("io.lockgate.north.modbus." + instance + ".cfg"), List.of(lines));
  }

  private static String values(IntUnaryOperator value) {
    return IntStream.range(0, CELLS)
        .map(value)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}
