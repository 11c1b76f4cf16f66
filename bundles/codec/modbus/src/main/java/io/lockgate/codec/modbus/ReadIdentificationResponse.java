// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Function 43, type 14: function, 0E, level, conformity, FF when more follows, next object id, count of objects (1 byte
 * each), objects.
 *
 * @param level that of the request
 * @param conformity what the device offers: 01 to 03 as levels, with 80 also one by one; 0 to 255
 * @param moreFollows whether a further request, from {@code nextId}, gives more
 * @param nextId where to go on, 0 to 255; no meaning when nothing follows
 * @param objects with the head all together at most {@link Pdu#MAX_LENGTH} bytes; one when it was asked for by id
 */
public record ReadIdentificationResponse(
    IdentificationLevel level,
    int conformity,
    boolean moreFollows,
    int nextId,
    List<IdentificationObject> objects)
    implements Response {
  /** Bytes before the first object, function code included. */
  public static final int HEAD = 7;

  private static final int MORE = 0xFF;
  private static final Limit BYTES = new Limit("bytes of objects", 0, MAX_LENGTH - HEAD);

  public ReadIdentificationResponse {
    objects = List.copyOf(objects);
    Limit.OCTET.require(conformity);
    Limit.OCTET.require(nextId);
    BYTES.require(dataLength(objects));
  }

  static ReadIdentificationResponse decode(ReadIdentificationRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.atLeast(data, HEAD - 1, Limit.BAD_RESPONSE);
    Wire.same("type", Wire.u8(data), Function.MEI_IDENTIFICATION);
    Wire.same("level", Wire.u8(data), request.level().code());
    int conformity = Wire.u8(data);
    boolean more = more(Wire.u8(data));
    int nextId = Wire.u8(data);
    int count = Wire.u8(data);
    BYTES.check(data.remaining(), Limit.BAD_RESPONSE);
    Wire.atLeast(data, 2 * count, Limit.BAD_RESPONSE);
    List<IdentificationObject> objects = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      objects.add(IdentificationObject.decode(data));
    }
    Wire.exactly(data, 0, Limit.BAD_RESPONSE);
    if (request.level() == IdentificationLevel.INDIVIDUAL) {
      Wire.same("count of objects", count, 1);
      Wire.same("object id", objects.get(0).id(), request.objectId());
    }
    return new ReadIdentificationResponse(request.level(), conformity, more, nextId, objects);
  }

  private static boolean more(int flag) throws MalformedException {
    if (flag != 0 && flag != MORE) {
      throw MalformedException.response("more follows must be 00 or ff: " + flag);
    }
    return flag == MORE;
  }

  private static int dataLength(List<IdentificationObject> objects) {
    return objects.stream().mapToInt(IdentificationObject::length).sum();
  }

  @Override
  public int function() {
    return Function.ENCAPSULATED;
  }

  @Override
  public int length() {
    return HEAD + dataLength(objects);
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, Function.MEI_IDENTIFICATION);
    Wire.put8(target, level.code());
    Wire.put8(target, conformity);
    Wire.put8(target, moreFollows ? MORE : 0);
    Wire.put8(target, nextId);
    Wire.put8(target, objects.size());
    objects.forEach(each -> each.encode(target));
  }
}
