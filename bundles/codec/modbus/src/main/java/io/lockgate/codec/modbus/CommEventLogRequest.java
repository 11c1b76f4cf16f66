// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Function 12: the function code, nothing else. */
public record CommEventLogRequest() implements Request {
  @Override
  public int function() {
    return Function.COMM_EVENT_LOG;
  }

  @Override
  public int length() {
    return 1;
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
  }

  @Override
  public CommEventLogResponse decodeData(ByteBuffer data) throws MalformedException {
    return CommEventLogResponse.decode(data);
  }

  @Override
  public String words() {
    return "read communication event log";
  }
}
