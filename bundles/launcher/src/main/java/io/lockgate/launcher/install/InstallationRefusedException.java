// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.util.List;

/** The code folder is not what was signed. */
public final class InstallationRefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  /** One sentence a fault; the message names at most ten of them and counts the rest. */
  public InstallationRefusedException(List<String> faults) {
    super(summary(faults));
  }

  private static String summary(List<String> faults) {
    String shown = String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())));
    return faults.size() <= SHOWN ? shown : shown + "; and " + (faults.size() - SHOWN) + " more";
  }
}
