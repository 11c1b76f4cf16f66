// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Function 43, type 14: function, 0E, level (1 byte), object id (1 byte).
 *
 * @param level which objects
 * @param objectId the first one wanted, or the only one; 0 to 255
 */
public record ReadIdentificationRequest(IdentificationLevel level, int objectId)
    implements Request {
  public ReadIdentificationRequest {
    Limit.OCTET.require(objectId);
  }

  static ReadIdentificationRequest decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 3, ExceptionCode.ILLEGAL_DATA_VALUE);
    data.get();
    return new ReadIdentificationRequest(IdentificationLevel.decode(Wire.u8(data)), Wire.u8(data));
  }

  @Override
  public int function() {
    return Function.ENCAPSULATED;
  }

  @Override
  public int length() {
    return 4;
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, Function.MEI_IDENTIFICATION);
    Wire.put8(target, level.code());
    Wire.put8(target, objectId);
  }

  @Override
  public ReadIdentificationResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadIdentificationResponse.decode(this, data);
  }

  @Override
  public String words() {
    return "read "
        + level.name().toLowerCase(Locale.ROOT)
        + " identification from object "
        + objectId;
  }
}
