// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.pdu;

import com.ghgande.j2mod.modbus.procimg.DigitalIn;
import com.ghgande.j2mod.modbus.procimg.DigitalOut;
import com.ghgande.j2mod.modbus.procimg.FIFO;
import com.ghgande.j2mod.modbus.procimg.File;
import com.ghgande.j2mod.modbus.procimg.IllegalAddressException;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.ProcessImage;
import com.ghgande.j2mod.modbus.procimg.Register;
import io.lockgate.driver.sim.device.Cells;
import io.lockgate.driver.sim.device.Memory;
import java.util.function.IntFunction;

/** A device's memory as j2mod wants to see it. */
final class MemoryImage implements ProcessImage {
  private static final int ALL = 65_536;

  private final Memory memory;

  MemoryImage(Memory memory) {
    this.memory = memory;
  }

  private static <T> T[] range(Cells cells, int offset, T[] made, IntFunction<T> cell) {
    if (!cells.has(offset, made.length)) {
      throw new IllegalAddressException("no such address: " + offset + " + " + made.length);
    }
    for (int i = 0; i < made.length; i++) {
      made[i] = cell.apply(offset + i);
    }
    return made;
  }

  @Override
  public DigitalOut[] getDigitalOutRange(int offset, int count) {
    return range(memory.coils(), offset, new DigitalOut[count], at -> new Bit(memory.coils(), at));
  }

  @Override
  public DigitalOut getDigitalOut(int address) {
    return getDigitalOutRange(address, 1)[0];
  }

  @Override
  public int getDigitalOutCount() {
    return ALL;
  }

  @Override
  public DigitalIn[] getDigitalInRange(int offset, int count) {
    return range(
        memory.discretes(), offset, new DigitalIn[count], at -> new Bit(memory.discretes(), at));
  }

  @Override
  public DigitalIn getDigitalIn(int address) {
    return getDigitalInRange(address, 1)[0];
  }

  @Override
  public int getDigitalInCount() {
    return ALL;
  }

  @Override
  public InputRegister[] getInputRegisterRange(int offset, int count) {
    return range(
        memory.inputs(), offset, new InputRegister[count], at -> new Word(memory.inputs(), at));
  }

  @Override
  public InputRegister getInputRegister(int address) {
    return getInputRegisterRange(address, 1)[0];
  }

  @Override
  public int getInputRegisterCount() {
    return ALL;
  }

  @Override
  public Register[] getRegisterRange(int offset, int count) {
    return range(
        memory.holdings(), offset, new Register[count], at -> new Word(memory.holdings(), at));
  }

  @Override
  public Register getRegister(int address) {
    return getRegisterRange(address, 1)[0];
  }

  @Override
  public int getRegisterCount() {
    return ALL;
  }

  @Override
  public File getFile(int index) {
    throw new IllegalAddressException("there are no files");
  }

  @Override
  public File getFileByNumber(int number) {
    return getFile(number);
  }

  @Override
  public int getFileCount() {
    return 0;
  }

  @Override
  public FIFO getFIFO(int index) {
    throw new IllegalAddressException("there are no queues");
  }

  @Override
  public FIFO getFIFOByAddress(int address) {
    return getFIFO(address);
  }

  @Override
  public int getFIFOCount() {
    return 0;
  }

  /** A coil or discrete input. */
  private record Bit(Cells cells, int address) implements DigitalOut, DigitalIn {
    @Override
    public boolean isSet() {
      return cells.get(address) != 0;
    }

    @Override
    public void set(boolean on) {
      cells.put(address, on ? 1 : 0);
    }
  }

  /** A register of either kind. */
  private record Word(Cells cells, int address) implements Register {
    @Override
    public int getValue() {
      return cells.get(address);
    }

    @Override
    public int toUnsignedShort() {
      return getValue();
    }

    @Override
    public short toShort() {
      return (short) getValue();
    }

    @Override
    public byte[] toBytes() {
      return new byte[] {(byte) (getValue() >> 8), (byte) getValue()};
    }

    @Override
    public void setValue(int value) {
      cells.put(address, value);
    }

    @Override
    public void setValue(short value) {
      cells.put(address, value);
    }

    @Override
    public void setValue(byte[] bytes) {
      cells.put(address, ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF));
    }
  }
}
