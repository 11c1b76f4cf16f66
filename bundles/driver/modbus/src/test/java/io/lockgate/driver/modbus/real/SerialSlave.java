// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.real;

import io.lockgate.codec.modbus.Ascii;
import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.Rtu;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One unit at the other end of a serial line, on a thread of its own until the line goes. */
final class SerialSlave {
  private final boolean ascii;
  private final int unit;
  private final RegisterMap device;

  private SerialSlave(boolean ascii, int unit, RegisterMap device) {
    this.ascii = ascii;
    this.unit = unit;
    this.device = device;
  }

  static void start(boolean ascii, int unit, RegisterMap device, InputStream in, OutputStream out) {
    SerialSlave slave = new SerialSlave(ascii, unit, device);
    Thread thread = new Thread(() -> slave.serve(in, out), "serial slave");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(InputStream in, OutputStream out) {
    byte[] buffer = new byte[4096];
    int there = 0;
    try {
      for (int count = in.read(buffer); count >= 0; ) {
        there += count;
        ByteBuffer received = ByteBuffer.wrap(buffer, 0, there);
        int length = ascii ? Ascii.frameLength(received) : Rtu.requestLength(received);
        if (length <= there) {
          answer(ByteBuffer.wrap(Arrays.copyOf(buffer, length)), out);
          there = 0;
        }
        count = in.read(buffer, there, buffer.length - there);
      }
    } catch (IOException | CodecException end) {
      throw new IllegalStateException(end);
    }
  }

  private void answer(ByteBuffer frame, OutputStream out) throws CodecException, IOException {
    ByteBuffer pdu = ascii ? Ascii.pdu(frame) : Rtu.pdu(frame);
    int asked = ascii ? Ascii.unit(frame) : Rtu.unit(frame);
    if (asked != unit && asked != 0) {
      return;
    }
    ByteBuffer reply = device.answer(pdu);
    if (asked == unit) {
      ByteBuffer framed = ByteBuffer.allocate(Ascii.MAX_FRAME);
      if (ascii) {
        Ascii.encode(framed, unit, reply);
      } else {
        Rtu.encode(framed, unit, reply);
      }
      out.write(framed.array(), 0, framed.position());
      out.flush();
    }
  }
}
