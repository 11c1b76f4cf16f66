// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import org.jspecify.annotations.Nullable;

/** Services that may be absent: the shell works without them, the command that needs one says so. */
public final class Needed {
  private Needed() {}

  /**
   * The service.
   *
   * @param what it is for, for the message
   * @throws IllegalStateException it is not there
   */
  public static <T> T from(@Nullable T service, String what) {
    if (service == null) {
      throw new IllegalStateException(
          what + " is not there now: its bundle is not installed or not running");
    }
    return service;
  }
}
