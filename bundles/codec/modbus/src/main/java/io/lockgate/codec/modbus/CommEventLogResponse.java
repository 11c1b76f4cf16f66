// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 12: function, byte count (1 byte), status, count of events, count of messages (2 bytes each), events.
 *
 * @param status FFFF while an earlier command is still being carried out, else 0000
 * @param eventCount messages completed without error, 0 to 65535
 * @param messageCount messages processed since the last restart, 0 to 65535
 * @param events the newest first, one byte each, 0 to 64
 */
public record CommEventLogResponse(int status, int eventCount, int messageCount, Octets events)
    implements Response {
  private static final int FIXED = 6;
  private static final Limit EVENTS = new Limit("events", 0, 64);

  public CommEventLogResponse {
    Limit.WORD.require(status);
    Limit.WORD.require(eventCount);
    Limit.WORD.require(messageCount);
    EVENTS.require(events.length());
  }

  static CommEventLogResponse decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 1 + FIXED, Limit.BAD_RESPONSE);
    int events = EVENTS.check(Wire.u8(data) - FIXED, Limit.BAD_RESPONSE);
    Wire.exactly(data, FIXED + events, Limit.BAD_RESPONSE);
    return new CommEventLogResponse(
        Wire.u16(data), Wire.u16(data), Wire.u16(data), Octets.take(data, events));
  }

  @Override
  public int function() {
    return Function.COMM_EVENT_LOG;
  }

  @Override
  public int length() {
    return 2 + FIXED + events.length();
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, FIXED + events.length());
    Wire.put16(target, status);
    Wire.put16(target, eventCount);
    Wire.put16(target, messageCount);
    events.putTo(target);
  }
}
