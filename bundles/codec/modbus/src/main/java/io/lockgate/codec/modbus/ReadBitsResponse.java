// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Functions 1 and 2: function, byte count (1 byte), packed bits.
 *
 * @param table coils or discrete inputs
 * @param bits 1 to 250 bytes, see {@link Octets#bit}; bits beyond the requested quantity have no meaning
 */
public record ReadBitsResponse(BitTable table, Octets bits) implements Response {
  private static final Limit BYTES =
      new Limit("bytes of bits", 1, Octets.forBits(ReadBitsRequest.MAX_QUANTITY));

  public ReadBitsResponse {
    BYTES.require(bits.length());
  }

  static ReadBitsResponse decode(ReadBitsRequest request, ByteBuffer data)
      throws MalformedException {
    Octets bits = Wire.counted(data, Octets.forBits(request.quantity()));
    return new ReadBitsResponse(request.table(), bits);
  }

  @Override
  public int function() {
    return table.readFunction();
  }

  @Override
  public int length() {
    return 2 + bits.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.putCounted(target, bits);
  }
}
