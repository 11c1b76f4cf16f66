// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.itests.far.FarDevice;
import io.lockgate.testkit.fuzz.ModbusGrammar;
import io.lockgate.testkit.fuzz.WireFuzz;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P2 for the Modbus port: whatever is sent, another client is served all the time, and nothing is left behind. */
@Tag("alone")
class WireFuzzIT {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
  private static final int WORKERS = 6;
  private static final int WARM_UP = 20_000;
  private static final int WITNESSED = 12;
  private static final int OPEN = 13;
  private static final int MEMORY = 14;
  private static final long HEAP_GROWTH_KIB = 4_096;
  private static final long RESIDENT_GROWTH_KIB = 24_576;

  private final GatewayProcess gateway = GatewayProcess.fresh();
  private Far device;

  @BeforeEach
  void start() throws IOException {
    int port = Distribution.freePort();
    device = Far.here(FarDevice.class, "127.0.0.1", "" + port, "1");
    configure("driver.modbus.link~plant", "transport = tcp", "host = 127.0.0.1", "port = " + port);
    configure(
        "north.modbus.route~witnessed",
        "unit = " + WITNESSED,
        "link = plant",
        "address = 1",
        "read-only = false",
        "sources = 127.0.0.2");
    configure("north.modbus.route~open", "unit = " + OPEN, "link = plant", "address = 2");
    configure(
        "north.modbus.table~memory",
        "units = " + MEMORY,
        "coils-count = 500",
        "holding-count = 500");
    gateway.start();
    gateway.commission();
  }

  private void configure(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve("io.lockgate." + pid + ".cfg"), List.of(lines));
  }

  @AfterEach
  void stop() {
    gateway.close();
    device.close();
  }

  @Test
  void whatever_is_sent_another_client_misses_no_beat() throws Exception {
    int frames = Integer.getInteger("soak.count", 20_000);
    WireFuzz fuzz =
        new WireFuzz(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.modbusPort()),
            new ModbusGrammar(WITNESSED, OPEN, MEMORY, 255),
            SEED);
    long pid = gateway.pid();
    fuzz.run(Math.max(WARM_UP, frames / 5), WORKERS);
    long heap = ProcessFigures.heapKib(pid);
    long resident = ProcessFigures.residentKib(pid);
    long sockets = ProcessFigures.sockets(pid);
    try (Witness witness = Witness.at(gateway.modbusPort(), WITNESSED)) {
      long begin = System.nanoTime();
      WireFuzz.Report report = fuzz.run(frames, WORKERS);
      long seconds = (System.nanoTime() - begin) / 1_000_000_000;
      long heapAfter = ProcessFigures.heapKib(pid);
      long residentAfter = ProcessFigures.residentKib(pid);
      System.out.println(
          "P2: seed "
              + SEED
              + ", "
              + report
              + " in "
              + seconds
              + " s; "
              + witness
              + "; heap "
              + heap
              + " -> "
              + heapAfter
              + " KiB, resident "
              + resident
              + " -> "
              + residentAfter
              + " KiB, sockets "
              + sockets
              + " -> "
              + ProcessFigures.sockets(pid));
      assertEquals(frames, report.frames());
      assertEquals("", witness.trouble());
      assertEquals(0, witness.missed(), witness.toString());
      assertTrue(witness.beats() >= 2 * seconds, witness.toString());
      assertTrue(heapAfter - heap < HEAP_GROWTH_KIB, heap + " -> " + heapAfter);
      assertTrue(residentAfter - resident < RESIDENT_GROWTH_KIB, resident + " -> " + residentAfter);
    }
    assertEquals(pid, gateway.pid());
    assertFalse(gateway.log().contains("| ERROR |"), gateway.log());
    byte[] question = {0, 1, 0, 0, 0, 6, OPEN, 3, 0, 0, 0, 1};
    assertEquals(3, ModbusTcp.ask(gateway.modbusPort(), question)[7]);
  }
}
