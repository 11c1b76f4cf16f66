// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.value;

/**
 * How text and flags lie in octets.
 *
 * @param text how octets are shown
 * @param bits how many flags there are; 0: as many as the device sends
 * @param trueIs the whole number that stands for true
 */
public record Layout(Text text, int bits, int trueIs) {
  /** How octets are shown. */
  public enum Text {
    /** As UTF-8 where all of it can be shown, else as hexadecimal digits. */
    AUTO,
    /** As UTF-8; what cannot be shown becomes a dot. */
    UTF_8,
    /** Two hexadecimal digits an octet, colons between. */
    HEX
  }

  /** What holds where a model says nothing; TruthValue of RFC 2579 has 1 for true. */
  public static final Layout PLAIN = new Layout(Text.AUTO, 0, 1);
}
