// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import org.snmp4j.SNMP4JSettings;

/** The settings that the library has in static fields; its copy is this bundle's own. */
final class Library {
  static {
    SNMP4JSettings.setExtensibilityEnabled(false);
    SNMP4JSettings.setSnmp4jStatistics(SNMP4JSettings.Snmp4jStatistics.none);
    // Who presents a wrong key cannot be answered with the right one: reports of it are in clear.
    SNMP4JSettings.setReportSecurityLevelStrategy(
        SNMP4JSettings.ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
  }

  private Library() {}

  /** Has them set. */
  static void prepare() {
    // the static block did it
  }
}
