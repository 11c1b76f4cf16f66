// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Function 11: the function code, nothing else. */
public record CommEventCounterRequest() implements Request {
  @Override
  public int function() {
    return Function.COMM_EVENT_COUNTER;
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
  public CommEventCounterResponse decodeData(ByteBuffer data) throws MalformedException {
    return CommEventCounterResponse.decode(data);
  }

  @Override
  public String words() {
    return "read communication event counter";
  }
}
