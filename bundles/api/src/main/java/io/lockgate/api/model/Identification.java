// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

/**
 * What a device says about itself; empty where it says nothing. Text of a stranger: each field is cut to 128 characters
 * and control characters are replaced by {@code ?}.
 *
 * @param vendor who made it
 * @param product what it is: commercial reference, model name, object identifier
 * @param revision firmware version
 * @param serial serial number
 */
public record Identification(String vendor, String product, String revision, String serial) {
  private static final int MAX = 128;

  public Identification {
    vendor = clean(vendor);
    product = clean(product);
    revision = clean(revision);
    serial = clean(serial);
  }

  private static String clean(String text) {
    String cut = text.length() > MAX ? text.substring(0, MAX) : text;
    return cut.replaceAll("\\p{Cntrl}", "?").strip();
  }
}
