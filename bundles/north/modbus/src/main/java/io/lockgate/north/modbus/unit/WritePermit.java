// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import io.lockgate.codec.modbus.Request;

/** Says whether a client may write now; records when it may not. Thread-safe, does not block. */
@FunctionalInterface
public interface WritePermit {
  /** Whether this request may be carried out. */
  boolean allows(Request request, Caller caller);
}
