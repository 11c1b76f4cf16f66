// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Function 11: function, status (2 bytes), count of events (2 bytes).
 *
 * @param status FFFF while an earlier command is still being carried out, else 0000
 * @param events messages completed without error, 0 to 65535
 */
public record CommEventCounterResponse(int status, int events) implements Response {
  public CommEventCounterResponse {
    Limit.WORD.require(status);
    Limit.WORD.require(events);
  }

  static CommEventCounterResponse decode(ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 4, Limit.BAD_RESPONSE);
    return new CommEventCounterResponse(Wire.u16(data), Wire.u16(data));
  }

  @Override
  public int function() {
    return Function.COMM_EVENT_COUNTER;
  }

  @Override
  public int length() {
    return 5;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put16(target, status);
    Wire.put16(target, events);
  }
}
