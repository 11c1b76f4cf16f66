// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One object of a device's identification: id (1 byte), length (1 byte), value.
 *
 * @param id 0 to 255
 * @param value at most {@link #MAX_LENGTH} bytes
 */
public record IdentificationObject(int id, Octets value) {
  public static final int VENDOR = 0;
  public static final int PRODUCT_CODE = 1;
  public static final int REVISION = 2;
  public static final int VENDOR_URL = 3;
  public static final int PRODUCT_NAME = 4;
  public static final int MODEL_NAME = 5;
  public static final int APPLICATION_NAME = 6;

  /** Most bytes of a value: what fits a response that carries nothing else. */
  public static final int MAX_LENGTH = Pdu.MAX_LENGTH - ReadIdentificationResponse.HEAD - 2;

  private static final Limit LENGTH = new Limit("bytes of an object", 0, MAX_LENGTH);

  public IdentificationObject {
    Limit.OCTET.require(id);
    LENGTH.require(value.length());
  }

  /** An object of text, in UTF-8. */
  public static IdentificationObject ofText(int id, String text) {
    return new IdentificationObject(id, Octets.owning(text.getBytes(StandardCharsets.UTF_8)));
  }

  static IdentificationObject decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 2, Limit.BAD_RESPONSE);
    int id = Wire.u8(data);
    int length = LENGTH.check(Wire.u8(data), Limit.BAD_RESPONSE);
    Wire.atLeast(data, length, Limit.BAD_RESPONSE);
    return new IdentificationObject(id, Octets.take(data, length));
  }

  /** The value as text: UTF-8, what is not gets the replacement character. Blanks and NULs at the end are cut off. */
  public String text() {
    return Registers.trimmed(value.toArray());
  }

  /** Bytes that it takes. */
  public int length() {
    return 2 + value.length();
  }

  void encode(ByteBuffer target) {
    Wire.put8(target, id);
    Wire.putCounted(target, value);
  }
}
