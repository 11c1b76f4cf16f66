// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import java.util.Locale;

/**
 * Recognises a device by what it says about itself, in any letter case. A field that ends with {@code *} compares its
 * beginning; {@code *} alone accepts anything.
 *
 * @param vendor must fit {@link Identification#vendor}
 * @param product must fit {@link Identification#product}
 * @param revision must fit {@link Identification#revision}
 */
public record IdentificationRule(String vendor, String product, String revision) {
  /** Whether all three fit. */
  public boolean fits(Identification device) {
    return fits(vendor, device.vendor())
        && fits(product, device.product())
        && fits(revision, device.revision());
  }

  private static boolean fits(String rule, String text) {
    String have = text.toLowerCase(Locale.ROOT);
    String want = rule.toLowerCase(Locale.ROOT);
    return want.endsWith("*")
        ? have.startsWith(want.substring(0, want.length() - 1))
        : have.equals(want);
  }
}
