// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.real;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.lockgate.testkit.net.FreePorts;
import java.net.InetAddress;

/**
 * Units 1 and 2 played by j2mod. Registers 0 to 99 hold 1000 times the unit plus their number, input registers ten more;
 * each third coil and each second discrete input is set.
 */
final class J2modDevices implements AutoCloseable {
  static final int POINTS = 100;

  private static final int POOL = 5;
  private static final int IDLE_SECONDS = 30;

  private final ModbusSlave slave;
  private final int port;

  private J2modDevices(ModbusSlave slave, int port) throws ModbusException {
    this.slave = slave;
    this.port = port;
    for (int unit = 1; unit <= 2; unit++) {
      slave.addProcessImage(unit, image(unit));
    }
    slave.open();
  }

  /** Over TCP, in either framing. */
  static J2modDevices tcp(int port, boolean rtuFrames) throws ModbusException {
    return new J2modDevices(
        ModbusSlaveFactory.createTCPSlave(
            InetAddress.getLoopbackAddress(), port, POOL, rtuFrames, IDLE_SECONDS),
        port);
  }

  /** Over UDP. */
  static J2modDevices udp(FreePorts ports) throws ModbusException {
    int port = ports.release(ports.udp());
    return new J2modDevices(
        ModbusSlaveFactory.createUDPSlave(InetAddress.getLoopbackAddress(), port), port);
  }

  private static SimpleProcessImage image(int unit) {
    SimpleProcessImage image = new SimpleProcessImage(unit);
    for (int i = 0; i < POINTS; i++) {
      image.addRegister(new SimpleRegister(unit * 1000 + i));
      image.addInputRegister(new SimpleInputRegister(unit * 1000 + i + 10));
      image.addDigitalOut(new SimpleDigitalOut(i % 3 == 0));
      image.addDigitalIn(new SimpleDigitalIn(i % 2 == 0));
    }
    return image;
  }

  int port() {
    return port;
  }

  /** What a register holds. */
  int register(int unit, int address) {
    return ((SimpleProcessImage) slave.getProcessImage(unit)).getRegister(address).getValue();
  }

  boolean coil(int unit, int address) {
    return ((SimpleProcessImage) slave.getProcessImage(unit)).getDigitalOut(address).isSet();
  }

  @Override
  public void close() {
    ModbusSlaveFactory.close(slave);
  }
}
