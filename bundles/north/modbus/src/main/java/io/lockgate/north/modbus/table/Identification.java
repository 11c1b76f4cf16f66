// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.IdentificationLevel;
import io.lockgate.codec.modbus.IdentificationObject;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.codec.modbus.ReadIdentificationRequest;
import io.lockgate.codec.modbus.ReadIdentificationResponse;
import io.lockgate.north.modbus.unit.Unit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a unit says about itself by function 43/14, and by function 17.
 *
 * @param vendor who made it
 * @param product product code
 * @param revision release
 * @param url of the vendor
 * @param name of the product
 * @param model name of the model
 * @param application name that the user gave it
 */
public record Identification(
    String vendor,
    String product,
    String revision,
    String url,
    String name,
    String model,
    String application) {
  private static final int LAST_BASIC = IdentificationObject.REVISION;
  private static final int INDIVIDUAL_TOO = 0x80;

  private List<IdentificationObject> objects() {
    return List.of(
        IdentificationObject.ofText(IdentificationObject.VENDOR, vendor),
        IdentificationObject.ofText(IdentificationObject.PRODUCT_CODE, product),
        IdentificationObject.ofText(IdentificationObject.REVISION, revision),
        IdentificationObject.ofText(IdentificationObject.VENDOR_URL, url),
        IdentificationObject.ofText(IdentificationObject.PRODUCT_NAME, name),
        IdentificationObject.ofText(IdentificationObject.MODEL_NAME, model),
        IdentificationObject.ofText(IdentificationObject.APPLICATION_NAME, application));
  }

  /** Answers a request for one object or a stream of them. */
  Unit.Answer answer(ReadIdentificationRequest request, ByteBuffer reply) {
    boolean one = request.level() == IdentificationLevel.INDIVIDUAL;
    int last = request.level() == IdentificationLevel.BASIC ? LAST_BASIC : Integer.MAX_VALUE;
    List<IdentificationObject> asked =
        objects().stream()
            .filter(o -> one ? o.id() == request.objectId() : o.id() <= last)
            .toList();
    if (asked.isEmpty()) {
      return Unit.refuse(request.function(), ExceptionCode.ILLEGAL_DATA_ADDRESS, reply);
    }
    boolean known = asked.stream().anyMatch(o -> o.id() == request.objectId());
    int from = known ? request.objectId() : 0;
    List<IdentificationObject> fitting = new ArrayList<>();
    int length = ReadIdentificationResponse.HEAD;
    int next = 0;
    for (IdentificationObject object : asked) {
      if (object.id() < from) {
        continue;
      }
      length += object.length();
      if (length > Pdu.MAX_LENGTH) {
        next = object.id();
        break;
      }
      fitting.add(object);
    }
    new ReadIdentificationResponse(
            request.level(),
            INDIVIDUAL_TOO | IdentificationLevel.REGULAR.code(),
            next != 0,
            next,
            fitting)
        .encode(reply);
    return Unit.Answer.NOW;
  }
}
