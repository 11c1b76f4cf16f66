// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import org.osgi.framework.BundleContext;

/** Which port a service takes. */
final class PortChoice {
  private static final String PORTS = "lockgate.ports";

  private PortChoice() {}

  /** The one that is set; where none is, the standard one if the gateway may have such, else the other. */
  static int of(int set, int standard, int otherwise, BundleContext context) {
    if (set != 0) {
      return set;
    }
    return "standard".equals(context.getProperty(PORTS)) ? standard : otherwise;
  }
}
