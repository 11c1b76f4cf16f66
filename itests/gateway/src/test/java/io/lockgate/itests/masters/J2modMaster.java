// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.masters;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransaction;
import com.ghgande.j2mod.modbus.msg.MaskWriteRegisterRequest;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMEIRequest;
import com.ghgande.j2mod.modbus.msg.ReadMEIResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadWriteMultipleRequest;
import com.ghgande.j2mod.modbus.msg.ReadWriteMultipleResponse;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleCoilsRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.net.TCPMasterConnection;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.util.BitVector;
import java.net.InetAddress;
import java.util.Arrays;

/** j2mod as a master over TCP. */
public final class J2modMaster implements Master, AutoCloseable {
  private static final int PATIENCE_MILLIS = 2000;

  private final TCPMasterConnection connection;
  private final int unit;

  /** Connects. */
  public J2modMaster(String host, int port, int unit) throws Exception {
    this.unit = unit;
    this.connection = new TCPMasterConnection(InetAddress.getByName(host));
    connection.setPort(port);
    connection.setTimeout(PATIENCE_MILLIS);
    connection.connect();
  }

  /** {@code HOST PORT UNIT [BASE]}. */
  public static void main(String... words) throws Exception {
    Steps.Target target = Steps.Target.of(words);
    J2modMaster master = new J2modMaster(target.host(), target.port(), target.unit());
    boolean well = Steps.run(master, target);
    master.close();
    System.exit(well ? 0 : 1);
  }

  private ModbusResponse ask(ModbusRequest request) throws ModbusException, Refused {
    request.setUnitID(unit);
    ModbusTCPTransaction transaction = new ModbusTCPTransaction(connection);
    transaction.setRetries(0);
    transaction.setRequest(request);
    try {
      transaction.execute();
    } catch (ModbusSlaveException refused) {
      throw new Refused(refused.getType());
    }
    return transaction.getResponse();
  }

  private static boolean[] bits(BitVector bits, int count) {
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = bits.getBit(i);
    }
    return values;
  }

  private static int[] words(InputRegister... registers) {
    return Arrays.stream(registers).mapToInt(InputRegister::getValue).toArray();
  }

  private static Register[] registers(int... values) {
    return Arrays.stream(values).mapToObj(SimpleRegister::new).toArray(Register[]::new);
  }

  @Override
  public boolean[] coils(int address, int count) throws Exception {
    return bits(((ReadCoilsResponse) ask(new ReadCoilsRequest(address, count))).getCoils(), count);
  }

  @Override
  public boolean[] discretes(int address, int count) throws Exception {
    ModbusResponse reply = ask(new ReadInputDiscretesRequest(address, count));
    return bits(((ReadInputDiscretesResponse) reply).getDiscretes(), count);
  }

  @Override
  public int[] holdings(int address, int count) throws Exception {
    ModbusResponse reply = ask(new ReadMultipleRegistersRequest(address, count));
    return words(((ReadMultipleRegistersResponse) reply).getRegisters());
  }

  @Override
  public int[] inputs(int address, int count) throws Exception {
    ModbusResponse reply = ask(new ReadInputRegistersRequest(address, count));
    return words(((ReadInputRegistersResponse) reply).getRegisters());
  }

  @Override
  public void writeCoil(int address, boolean on) throws Exception {
    ask(new WriteCoilRequest(address, on));
  }

  @Override
  public void writeRegister(int address, int value) throws Exception {
    ask(new WriteSingleRegisterRequest(address, new SimpleRegister(value)));
  }

  @Override
  public void writeCoils(int address, boolean... values) throws Exception {
    BitVector bits = new BitVector(values.length);
    for (int i = 0; i < values.length; i++) {
      bits.setBit(i, values[i]);
    }
    ask(new WriteMultipleCoilsRequest(address, bits));
  }

  @Override
  public void writeRegisters(int address, int... values) throws Exception {
    ask(new WriteMultipleRegistersRequest(address, registers(values)));
  }

  @Override
  public void mask(int address, int and, int or) throws Exception {
    ask(new MaskWriteRegisterRequest(address, and, or));
  }

  @Override
  public int[] exchange(int readAddress, int count, int writeAddress, int... values)
      throws Exception {
    ReadWriteMultipleRequest request =
        new ReadWriteMultipleRequest(unit, readAddress, count, writeAddress, values.length);
    request.setRegisters(registers(values));
    return words(((ReadWriteMultipleResponse) ask(request)).getRegisters());
  }

  @Override
  public String vendor() throws Exception {
    return ((ReadMEIResponse) ask(new ReadMEIRequest(1, 0))).getField(0);
  }

  @Override
  public void close() {
    connection.close();
  }
}
