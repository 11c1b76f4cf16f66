// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

/** Text that is no value of its attribute. */
final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidValueException(String reason) {
    super(reason, null, false, false);
  }
}
