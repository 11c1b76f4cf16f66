// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.value;

/** As what a value is written; the words of the option {@code syntax}. */
public enum Syntax {
  /** Whole numbers, flags (1 is true, 2 is false). */
  INTEGER,
  /** Whole numbers without sign: Gauge32 and Unsigned32. */
  GAUGE,
  /** Hundredths of a second. */
  TIME_TICKS,
  /** Text, flags in BITS, dates. */
  OCTETS,
  /** An IPv4 address, from text. */
  ADDRESS,
  /** An object identifier, from text. */
  OBJECT
}
