// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.util.Map;
import java.util.TreeMap;

/** Attributes by name, in the form of {@link java.nio.file.Files#readAttributes(java.nio.file.Path, String,
 * java.nio.file.LinkOption...)}. */
final class CrashAttributeNames {
  private CrashAttributeNames() {}

  /**
   * The attributes asked for.
   *
   * @throws IllegalArgumentException one of the names is not known
   */
  static Map<String, Object> read(CrashAttributes attributes, String names) {
    Map<String, Object> all =
        Map.of(
            "size", attributes.size(),
            "isDirectory", attributes.isDirectory(),
            "isRegularFile", attributes.isRegularFile(),
            "isSymbolicLink", false,
            "isOther", false,
            "lastModifiedTime", attributes.lastModifiedTime(),
            "fileKey", attributes.fileKey(),
            "permissions", attributes.permissions(),
            "owner", attributes.owner(),
            "group", attributes.group());
    String wanted = names.substring(names.indexOf(':') + 1);
    if (wanted.equals("*")) {
      return all;
    }
    Map<String, Object> some = new TreeMap<>();
    for (String name : wanted.split(",")) {
      Object value = all.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no attribute " + name);
      }
      some.put(name, value);
    }
    return some;
  }
}
