// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import java.util.List;

/** What uses something, in words. */
final class Used {
  private Used() {}

  /** {@code " by devices a, b"}; empty when there are none. */
  static String by(String what, List<FieldConfig.Item> users) {
    return users.isEmpty() ? "" : " by " + named(what, users);
  }

  /** {@code ", with devices a, b"}; empty when there are none. */
  static String with(String what, List<FieldConfig.Item> users) {
    return users.isEmpty() ? "" : ", with " + named(what, users);
  }

  private static String named(String what, List<FieldConfig.Item> users) {
    return what + (users.size() == 1 ? " " : "s ") + FieldConfig.ids(users);
  }
}
