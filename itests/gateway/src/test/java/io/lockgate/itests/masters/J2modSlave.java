// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.masters;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import java.net.InetAddress;

/** j2mod as a slave; see {@code itests/peers/README.md} for its map. */
public final class J2modSlave {
  private static final int SIZE = 1000;
  private static final int THREADS = 8;
  private static final int BAUD = 19_200;

  private J2modSlave() {}

  /** {@code tcp PORT}, or {@code rtu TTY UNIT}. */
  public static void main(String... words) throws ModbusException {
    boolean tcp = words[0].equals("tcp");
    ModbusSlave slave = tcp ? tcp(Integer.parseInt(words[1])) : rtu(words[1]);
    slave.addProcessImage(tcp ? 1 : Integer.parseInt(words[2]), image());
    slave.open();
    System.out.println("up");
  }

  private static ModbusSlave tcp(int port) throws ModbusException {
    return ModbusSlaveFactory.createTCPSlave(
        InetAddress.getLoopbackAddress(), port, THREADS, false);
  }

  private static ModbusSlave rtu(String terminal) throws ModbusException {
    SerialParameters line = new SerialParameters();
    line.setPortName(terminal);
    line.setBaudRate(BAUD);
    line.setDatabits(8);
    line.setParity("none");
    line.setStopbits(1);
    line.setEncoding("rtu");
    return ModbusSlaveFactory.createSerialSlave(line);
  }

  private static SimpleProcessImage image() {
    SimpleProcessImage image = new SimpleProcessImage();
    for (int i = 0; i < SIZE; i++) {
      image.addDigitalOut(new SimpleDigitalOut(false));
      image.addDigitalIn(new SimpleDigitalIn(i % 3 == 0));
      image.addRegister(new SimpleRegister(0));
      image.addInputRegister(new SimpleInputRegister(i));
    }
    return image;
  }
}
