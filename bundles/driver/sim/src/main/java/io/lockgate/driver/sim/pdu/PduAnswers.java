// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.pdu;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadMEIRequest;
import com.ghgande.j2mod.modbus.msg.ReadMEIResponse;
import io.lockgate.driver.sim.device.Memory;
import io.lockgate.driver.sim.device.Nameplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Answers requests as a device with this memory does; j2mod reads the requests and writes the answers. Pure. */
public final class PduAnswers {
  /** Longest request or answer, function code included. */
  public static final int MAX_PDU = 253;

  private static final int BASIC = 1;
  private static final int REGULAR = 2;
  private static final int ONE_OBJECT = 4;
  private static final int BASIC_OBJECTS = 3;

  private PduAnswers() {}

  /**
   * The answer, an exception included.
   *
   * @param pdu function code and data, 1 to {@link #MAX_PDU} bytes, without unit and check sum
   * @param memory is changed by requests that write
   */
  public static byte[] to(byte[] pdu, Memory memory, Nameplate nameplate) {
    int refusal = RequestRules.refusal(pdu, memory);
    if (refusal != RequestRules.FINE) {
      return exception(pdu, refusal);
    }
    try {
      ModbusRequest request = ModbusRequest.createModbusRequest(pdu[0] & 0xFF);
      request.setHeadless();
      request.readData(new DataInputStream(new ByteArrayInputStream(pdu, 1, pdu.length - 1)));
      return bytes(
          request instanceof ReadMEIRequest asked
              ? identification(asked, nameplate)
              : request.createResponse(new OneDevice(new MemoryImage(memory))));
    } catch (IOException truncated) {
      return exception(pdu, RequestRules.ILLEGAL_VALUE);
    }
  }

  /** An error answer. */
  public static byte[] exception(byte[] pdu, int code) {
    return new byte[] {(byte) (pdu[0] | 0x80), (byte) code};
  }

  private static ModbusResponse identification(ReadMEIRequest asked, Nameplate nameplate) {
    List<String> objects = nameplate.objects();
    int first = asked.getFieldId();
    int end =
        switch (asked.getLevel()) {
          case BASIC -> BASIC_OBJECTS;
          case REGULAR -> objects.size();
          case ONE_OBJECT -> first + 1;
          default -> objects.size();
        };
    if (asked.getLevel() == ONE_OBJECT && first >= objects.size()) {
      return asked.createExceptionResponse(RequestRules.ILLEGAL_ADDRESS);
    }
    ReadMEIResponse answer = (ReadMEIResponse) asked.getResponse();
    answer.setFieldLevel(asked.getLevel());
    // an object that is not there restarts the list, as the specification wants it
    for (int id = first < end ? first : 0; id < end; id++) {
      answer.addField(id, objects.get(id));
    }
    return answer;
  }

  private static byte[] bytes(ModbusResponse response) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(MAX_PDU);
    try {
      bytes.write(response.getFunctionCode());
      response.writeData(new DataOutputStream(bytes));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }
}
