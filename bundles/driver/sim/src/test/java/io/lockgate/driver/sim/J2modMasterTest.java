// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.util.BitVector;
import io.lockgate.api.service.Endpoint;
import io.lockgate.driver.sim.bus.Fault;
import io.lockgate.driver.sim.bus.Path;
import io.lockgate.driver.sim.carrier.Rig;
import io.lockgate.driver.sim.device.PulseModule;
import io.lockgate.driver.sim.device.SunSpecInverter;
import io.lockgate.driver.sim.device.ThreePhaseMeter;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** j2mod's own master reads and writes the devices over both ports. */
class J2modMasterTest {
  private final Rig rig = rig();

  private static Rig rig() {
    try {
      Rig made = new Rig().plain(9);
      for (Path path : Path.values()) {
        made.put(path, 1, new ThreePhaseMeter(1), Fault.NONE, 0, Duration.ZERO)
            .put(path, 2, new SunSpecInverter(2), Fault.NONE, 0, Duration.ZERO)
            .put(path, 3, new PulseModule(3), Fault.NONE, 0, Duration.ZERO);
      }
      return made;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private ModbusTCPMaster master(Path path) throws Exception {
    Endpoint at = path == Path.TCP ? rig.tcp() : rig.rtu();
    ModbusTCPMaster master =
        new ModbusTCPMaster(at.address(), at.port(), 2_000, false, path == Path.RTU);
    master.connect();
    return master;
  }

  private static ByteBuffer bytes(InputRegister... registers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * registers.length);
    for (InputRegister register : registers) {
      bytes.putShort(register.toShort());
    }
    return bytes.flip();
  }

  @ParameterizedTest
  @EnumSource
  void the_meter_has_plausible_floats_and_a_counter(Path path) throws Exception {
    ModbusTCPMaster master = master(path);
    try {
      ByteBuffer now = bytes(master.readInputRegisters(1, 0, 54));
      assertEquals(230, now.getFloat(0), 5);
      assertEquals(400, now.getFloat(2 * 6), 9);
      double sum = now.getFloat(2 * 20) + now.getFloat(2 * 22) + now.getFloat(2 * 24);
      assertEquals(sum, now.getFloat(2 * 26), 0.01);
      assertEquals(50, now.getFloat(2 * 52), 0.05);
      assertTrue(bytes(master.readInputRegisters(1, 100, 4)).getLong() > 1_000_000);
      assertThrows(ModbusSlaveException.class, () -> master.readInputRegisters(1, 54, 1));
    } finally {
      master.disconnect();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_inverter_has_the_chain_and_produces_at_noon(Path path) throws Exception {
    ModbusTCPMaster master = master(path);
    try {
      Register[] chain = master.readMultipleRegisters(2, 40_000, 124);
      assertEquals(0x53756E53, bytes(chain).getInt());
      assertEquals(1, chain[2].getValue());
      int inverter = 4 + chain[3].getValue();
      assertEquals(103, chain[inverter].getValue());
      int end = inverter + 2 + chain[inverter + 1].getValue();
      assertEquals(0xFFFF, chain[end].getValue());
      assertTrue(chain[inverter + 2 + 12].toShort() > 5_000, "watts at noon");
    } finally {
      master.disconnect();
    }
  }

  @ParameterizedTest
  @EnumSource
  void outputs_of_the_module_are_written_and_read_back(Path path) throws Exception {
    ModbusTCPMaster master = master(path);
    try {
      assertTrue(master.writeCoil(3, 2, true));
      BitVector coils = master.readCoils(3, 0, 8);
      assertTrue(coils.getBit(2));
      assertEquals(8, master.readInputDiscretes(3, 0, 8).size());
      long counted = bytes(master.readInputRegisters(3, 0, 2)).getInt() & 0xFFFFFFFFL;
      assertTrue(counted > 1_000);
      master.writeCoil(3, 16, true);
      assertEquals(0, bytes(master.readInputRegisters(3, 0, 2)).getInt());
    } finally {
      master.disconnect();
    }
  }

  @ParameterizedTest
  @EnumSource
  void registers_are_written_in_every_way(Path path) throws Exception {
    ModbusTCPMaster master = master(path);
    try {
      master.writeSingleRegister(9, 1, new SimpleRegister(11));
      master.writeMultipleRegisters(
          9, 2, new Register[] {new SimpleRegister(12), new SimpleRegister(13)});
      assertTrue(master.maskWriteRegister(9, 1, 0xF0, 0x07));
      Register[] read = master.readMultipleRegisters(9, 1, 3);
      assertArrayEquals(
          new int[] {7, 12, 13},
          java.util.Arrays.stream(read).mapToInt(Register::getValue).toArray());
    } finally {
      master.disconnect();
    }
  }

  @Test
  void a_hundred_masters_one_after_the_other_leave_their_places() throws Exception {
    for (int i = 0; i < 100; i++) {
      ModbusTCPMaster master = master(Path.TCP);
      assertEquals(5, master.readInputRegisters(9, 5, 1)[0].getValue());
      master.disconnect();
    }
  }
}
