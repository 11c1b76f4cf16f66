// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.util.List;

/**
 * What a device says it is.
 *
 * @param vendor object 0 of function 43/14
 * @param product object 1, the product code
 * @param revision object 2
 * @param name object 4, the product name; also the model name, object 5
 */
public record Nameplate(String vendor, String product, String revision, String name) {
  private static final String VENDOR = "Lockgate";
  private static final String URL = "";

  static Nameplate of(String product, String name) {
    return new Nameplate(VENDOR, product, "1.0", name);
  }

  /** The objects by number; 0 to 2 are the basic ones, the rest the regular ones. */
  public List<String> objects() {
    return List.of(vendor, product, revision, URL, name, name);
  }
}
