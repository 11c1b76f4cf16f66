// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.itests.masters.J2modMaster;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.serial.Pty;
import io.lockgate.testkit.serial.StrictSlaves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R043 and R024: many masters before one bus, and a device behind the gateway is as it is without. */
@Tag("alone")
class SharedBusIT {
  private static final int CLIENTS = 16;
  private static final int UNITS = 10;
  private static final int TCP_UNIT = 20;
  private static final int SECONDS = Integer.getInteger("shared.bus.seconds", 60);

  @TempDir private static Path folder;
  private static GatewayProcess gateway;
  private static Pty line;
  private static StrictSlaves slaves;

  @BeforeAll
  static void start() throws IOException {
    line = Pty.at(folder.resolve("bus"));
    slaves = StrictSlaves.on(line, UNITS);
    gateway = GatewayProcess.fresh();
    write(
        "driver.modbus.link~bus",
        "transport = rtu",
        "serial-port = " + line.path(),
        "baud = 115200",
        "parity = none");
    for (int unit = 1; unit <= UNITS; unit++) {
      write("north.modbus.route~r" + unit, "unit = " + unit, "link = bus", "read-only = false");
    }
    gateway.start();
    String password = "Tr1cky-enough-for-it";
    gateway.shellWithInput(password + "\n" + password + "\n", "gateway:commission").ok();
    byte[] question = {0, 1, 0, 0, 0, 6, 1, 6, 9, 9, 0, 0};
    Awaitility.await("writes are let through")
        .atMost(Duration.ofSeconds(10))
        .until(() -> ModbusTcp.ask(gateway.modbusPort(), question)[7] == 6);
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    slaves.close();
    line.close();
  }

  @Test
  void sixteen_clients_share_one_bus_of_ten_units_without_cross_talk() throws Exception {
    long before = total();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<BusClient.Outcome>> running = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (int client = 0; client < CLIENTS; client++) {
      BusClient each = new BusClient(gateway.modbusPort(), client, UNITS);
      running.add(threads.submit(() -> each.run(end)));
    }
    long replies = 0;
    List<String> wrong = new ArrayList<>();
    for (Future<BusClient.Outcome> each : running) {
      BusClient.Outcome outcome = each.get(SECONDS + 30L, TimeUnit.SECONDS);
      replies += outcome.replies();
      wrong.addAll(outcome.wrong());
      assertTrue(
          outcome.wrong().isEmpty() && outcome.replies() > SECONDS,
          "a client was starved: " + outcome);
    }
    threads.shutdown();
    System.out.printf(
        "R043: %d clients x %d units, %d s: %d replies, %d/s, %d wrong; bus: %d requests, %d at a time"
            + " with another, %d damaged; by unit %s%n",
        CLIENTS,
        UNITS,
        SECONDS,
        replies,
        replies / SECONDS,
        wrong.size(),
        total() - before,
        slaves.overlaps(),
        slaves.damaged(),
        IntStream.rangeClosed(1, UNITS).map(slaves::answered).boxed().toList());
    assertEquals(List.of(), wrong);
    assertEquals(replies, total() - before, "each request reaches the bus once");
    assertEquals(0, slaves.overlaps(), "two requests outstanding");
    assertEquals(0, slaves.damaged());
  }

  private static long total() {
    return IntStream.rangeClosed(1, UNITS).mapToLong(slaves::answered).sum();
  }

  @Test
  void j2mod_finds_an_rtu_device_behind_the_gateway_as_it_is() throws Exception {
    try (J2modMaster through = new J2modMaster("127.0.0.1", gateway.modbusPort(), 7)) {
      for (int address : new int[] {0, 100, 60_000}) {
        assertArrayEquals(
            IntStream.range(address, address + 100).map(i -> StrictSlaves.value(7, i)).toArray(),
            through.inputs(address, 100));
      }
      through.writeRegister(500, 4711);
      through.writeRegisters(501, 1, 2, 65_535);
      assertArrayEquals(
          new int[] {4711, 1, 2, 65_535},
          IntStream.range(500, 504).map(i -> slaves.register(7, i)).toArray());
      assertArrayEquals(new int[] {4711, 1, 2, 65_535}, through.holdings(500, 4));
      assertEquals(StrictSlaves.value(8, 500), slaves.register(8, 500), "no other unit");
    }
  }

  @Test
  void j2mod_finds_a_tcp_device_behind_the_gateway_as_it_finds_it_directly() throws Exception {
    int port = Distribution.freePort();
    Path program = Distribution.root().resolve("itests/peers/modbus/servers/pymodbus-server.py");
    try (Peer device =
        Peer.command("/usr/bin/python3", program.toString(), "tcp", Integer.toString(port))
            .start()) {
      device.awaitPort(port, Duration.ofSeconds(20));
      write("driver.modbus.link~net", "transport = tcp", "host = 127.0.0.1", "port = " + port);
      write(
          "north.modbus.route~net",
          "unit = " + TCP_UNIT,
          "link = net",
          "address = 1",
          "read-only = false");
      byte[] question = {0, 1, 0, 0, 0, 6, TCP_UNIT, 3, 0, 0, 0, 1};
      Awaitility.await("the route")
          .atMost(Duration.ofSeconds(20))
          .until(() -> ModbusTcp.ask(gateway.modbusPort(), question)[7] == 3);
      try (J2modMaster through = new J2modMaster("127.0.0.1", gateway.modbusPort(), TCP_UNIT);
          J2modMaster direct = new J2modMaster("127.0.0.1", port, 1)) {
        through.writeRegisters(10, 11, 12, 13);
        through.writeCoils(20, true, false, true);
        assertArrayEquals(new int[] {11, 12, 13}, direct.holdings(10, 3));
        direct.writeRegister(14, 14);
        assertArrayEquals(direct.holdings(0, 100), through.holdings(0, 100));
        assertArrayEquals(direct.inputs(5, 100), through.inputs(5, 100));
        assertArrayEquals(direct.coils(0, 200), through.coils(0, 200));
        assertArrayEquals(direct.discretes(3, 200), through.discretes(3, 200));
      }
    }
  }

  private static void write(String instance, String... lines) throws IOException {
    Files.write(gateway.etc().resolve("io.lockgate." + instance + ".cfg"), List.of(lines));
  }
}
