// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.jspecify.annotations.Nullable;

/** Which port a service has that nobody gave one. */
final class UsualPort {
  /** Framework property: {@code standard} where standard ports can be had. */
  static final String PROPERTY = "lockgate.ports";

  private UsualPort() {}

  /** The one that was set; for 0 the standard one where such can be had, else that of a user. */
  static int of(int set, int standard, int user, @Nullable String ports) {
    if (set != 0) {
      return set;
    }
    return "standard".equals(ports) ? standard : user;
  }
}
