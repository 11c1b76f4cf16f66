// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

/** A part of what the agent shows. */
@FunctionalInterface
interface Section {
  /** Adds what holds now. */
  void addTo(Rows rows);
}
