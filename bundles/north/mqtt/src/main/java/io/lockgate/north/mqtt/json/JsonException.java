// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.json;

/** What came is not the JSON that is read here. Carries no stack trace: bad input is an event, not a crash. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonException(String message) {
    super(message, null, false, false);
  }
}
