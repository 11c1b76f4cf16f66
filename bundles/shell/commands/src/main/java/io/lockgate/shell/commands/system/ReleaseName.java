// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Versions as they are shown: {@code mmm.nnn.ppp}. */
final class ReleaseName {
  private ReleaseName() {}

  /** Version of the bundle a class came from; {@code unknown} outside the framework. */
  static String ofBundle(Class<?> type) {
    Bundle bundle = FrameworkUtil.getBundle(type);
    return bundle == null
        ? "unknown"
        : of(
            bundle.getVersion().getMajor(),
            bundle.getVersion().getMinor(),
            bundle.getVersion().getMicro());
  }

  static String of(int major, int minor, int micro) {
    return String.format("%03d.%03d.%03d", major, minor, micro);
  }
}
