// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.fakes;

import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.ExceptionResponse;
import io.lockgate.codec.modbus.MaskWriteRequest;
import io.lockgate.codec.modbus.MaskWriteResponse;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.codec.modbus.ReadBitsRequest;
import io.lockgate.codec.modbus.ReadBitsResponse;
import io.lockgate.codec.modbus.ReadRegistersRequest;
import io.lockgate.codec.modbus.ReadRegistersResponse;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.WriteCoilRequest;
import io.lockgate.codec.modbus.WriteCoilResponse;
import io.lockgate.codec.modbus.WriteCoilsRequest;
import io.lockgate.codec.modbus.WriteCoilsResponse;
import io.lockgate.codec.modbus.WriteRegisterRequest;
import io.lockgate.codec.modbus.WriteRegisterResponse;
import io.lockgate.codec.modbus.WriteRegistersRequest;
import io.lockgate.codec.modbus.WriteRegistersResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A device: a map of registers and one of bits, and what it was asked. Addresses that are not in it are refused. */
public final class RegisterMap {
  private final SortedMap<Integer, Integer> registers =
      Collections.synchronizedSortedMap(new TreeMap<>());
  private final SortedMap<Integer, Boolean> bits =
      Collections.synchronizedSortedMap(new TreeMap<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> writes = new ConcurrentHashMap<>();
  private volatile boolean masks = true;

  /** Sets registers one after the other. */
  public RegisterMap put(int address, int... values) {
    for (int i = 0; i < values.length; i++) {
      registers.put(address + i, values[i] & 0xFFFF);
    }
    return this;
  }

  /** Sets bits one after the other. */
  public RegisterMap putBits(int address, int... values) {
    for (int i = 0; i < values.length; i++) {
      bits.put(address + i, values[i] != 0);
    }
    return this;
  }

  /** Sets text, two characters a register, filled with zeros. */
  public RegisterMap putText(int address, int length, String text) {
    for (int i = 0; i < length; i++) {
      put(address + i, (character(text, 2 * i) << 8) | character(text, 2 * i + 1));
    }
    return this;
  }

  private static int character(String text, int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  /** Takes registers away. */
  public void remove(int address, int count) {
    for (int i = 0; i < count; i++) {
      registers.remove(address + i);
    }
  }

  /** A device that does not know function 22. */
  public RegisterMap withoutMaskWrite() {
    masks = false;
    return this;
  }

  public int register(int address) {
    return registers.getOrDefault(address, -1);
  }

  public boolean bit(int address) {
    return bits.getOrDefault(address, false);
  }

  /** From now on addresses are refused, or no longer. */
  public void refuse(boolean ofBits, int address, int count, boolean refuse) {
    for (int i = 0; i < count; i++) {
      if (refuse) {
        refused.add(key(ofBits, address + i));
      } else {
        refused.remove(key(ofBits, address + i));
      }
    }
  }

  /** How many writes of an address have come, accepted or not. */
  public int writes(boolean ofBits, int address) {
    return writes.getOrDefault(key(ofBits, address), 0);
  }

  private static int key(boolean ofBits, int address) {
    return ofBits ? -1 - address : address;
  }

  /** Counts a write; tells whether all addresses are let in. */
  private boolean lets(boolean ofBits, int address, int count, boolean writing) {
    boolean all = true;
    for (int i = 0; i < count; i++) {
      int key = key(ofBits, address + i);
      all &= !refused.contains(key);
      if (writing) {
        writes.merge(key, 1, Integer::sum);
      }
    }
    return all;
  }

  /** Requests in words, since the last call. */
  public List<String> asked() {
    List<String> words = List.copyOf(asked);
    asked.clear();
    return words;
  }

  /** Answers a message without framing. */
  public ByteBuffer answer(ByteBuffer pdu) {
    try {
      Request request = Request.decode(pdu.duplicate());
      asked.add(request.words());
      return lets(request)
          ? reply(request).toBuffer()
          : refuse(request.function(), ExceptionCode.ILLEGAL_DATA_ADDRESS).toBuffer();
    } catch (CodecException malformed) {
      return refuse(pdu.get(pdu.position()), ExceptionCode.ILLEGAL_DATA_VALUE).toBuffer();
    }
  }

  private boolean lets(Request request) {
    if (request instanceof ReadRegistersRequest read) {
      return lets(false, read.address(), read.quantity(), false);
    }
    if (request instanceof ReadBitsRequest read) {
      return lets(true, read.address(), read.quantity(), false);
    }
    if (request instanceof WriteRegisterRequest one) {
      return lets(false, one.address(), 1, true);
    }
    if (request instanceof WriteRegistersRequest several) {
      return lets(false, several.address(), several.registers().registers(), true);
    }
    if (request instanceof WriteCoilRequest one) {
      return lets(true, one.address(), 1, true);
    }
    return true;
  }

  private Pdu reply(Request request) {
    if (request instanceof ReadRegistersRequest read) {
      int[] values = new int[read.quantity()];
      for (int i = 0; i < values.length; i++) {
        Integer value = registers.get(read.address() + i);
        if (value == null) {
          return refuse(request.function(), ExceptionCode.ILLEGAL_DATA_ADDRESS);
        }
        values[i] = value;
      }
      return new ReadRegistersResponse(read.table(), Octets.ofRegisters(values));
    }
    if (request instanceof ReadBitsRequest read) {
      boolean[] values = new boolean[read.quantity()];
      for (int i = 0; i < values.length; i++) {
        values[i] = bit(read.address() + i);
      }
      return new ReadBitsResponse(read.table(), Octets.ofBits(values));
    }
    return write(request);
  }

  private Pdu write(Request request) {
    if (request instanceof WriteRegisterRequest one) {
      put(one.address(), one.value());
      return new WriteRegisterResponse(one.address(), one.value());
    }
    if (request instanceof WriteRegistersRequest several) {
      for (int i = 0; i < several.registers().registers(); i++) {
        put(several.address() + i, several.registers().register(i));
      }
      return new WriteRegistersResponse(several.address(), several.registers().registers());
    }
    if (request instanceof MaskWriteRequest mask && masks) {
      put(mask.address(), mask.applyTo(register(mask.address())));
      return new MaskWriteResponse(mask.address(), mask.andMask(), mask.orMask());
    }
    if (request instanceof WriteCoilRequest one) {
      bits.put(one.address(), one.on());
      return new WriteCoilResponse(one.address(), one.on());
    }
    if (request instanceof WriteCoilsRequest several) {
      for (int i = 0; i < several.quantity(); i++) {
        bits.put(several.address() + i, several.bits().bit(i));
      }
      return new WriteCoilsResponse(several.address(), several.quantity());
    }
    return refuse(request.function(), ExceptionCode.ILLEGAL_FUNCTION);
  }

  private static ExceptionResponse refuse(int function, ExceptionCode why) {
    return new ExceptionResponse(function, why);
  }
}
