// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 24: function, address (2 bytes). Reading does not empty the queue.
 *
 * @param address of the queue's pointer, 0 to 65535
 */
public record ReadFifoRequest(int address) implements Request {
  public ReadFifoRequest {
    Limit.WORD.require(address);
  }

  static ReadFifoRequest decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 2, ExceptionCode.ILLEGAL_DATA_VALUE);
    return new ReadFifoRequest(Wire.u16(data));
  }

  @Override
  public int function() {
    return Function.READ_FIFO;
  }

  @Override
  public int length() {
    return 3;
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, address);
  }

  @Override
  public ReadFifoResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadFifoResponse.decode(data);
  }

  @Override
  public String words() {
    return "read queue " + address;
  }
}
