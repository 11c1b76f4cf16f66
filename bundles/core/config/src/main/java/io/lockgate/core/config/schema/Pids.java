// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import java.util.List;
import java.util.regex.Pattern;

/** Which pids can be configured here at all. */
public final class Pids {
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(~[A-Za-z0-9._-]{1,50})?");
  private static final List<String> PLATFORM =
      List.of("org.apache.", "org.ops4j.", "org.osgi.", "felix.", "karaf.");

  private Pids() {}

  /** Whether it has the form of a pid, {@code name} or {@code factory~instance}. */
  public static boolean wellFormed(String pid) {
    return FORM.matcher(pid).matches();
  }

  /** Whether a pid or symbolic name belongs to the platform, which is configured by the release alone. */
  public static boolean ofPlatform(String name) {
    return PLATFORM.stream().anyMatch(name::startsWith);
  }

  /** The designate's pid: what stands before {@code ~}. */
  public static String designate(String pid) {
    int tilde = pid.indexOf('~');
    return tilde < 0 ? pid : pid.substring(0, tilde);
  }

  /** What stands behind {@code ~}; empty for a pid that exists once. */
  public static String instance(String pid) {
    int tilde = pid.indexOf('~');
    return tilde < 0 ? "" : pid.substring(tilde + 1);
  }
}
