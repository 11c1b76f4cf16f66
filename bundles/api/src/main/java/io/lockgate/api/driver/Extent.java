// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

/**
 * Where a point lies in an address space.
 *
 * @param index which point: its place in the driver's own list
 * @param space name of the address space; only extents of one space are merged
 * @param start first address, from 0
 * @param length how many addresses, at least 1
 */
public record Extent(int index, String space, int start, int length) {
  public Extent {
    if (index < 0 || start < 0 || length < 1 || start + (long) length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no such extent: " + start + " + " + length);
    }
  }

  /** First address after it. */
  public int end() {
    return start + length;
  }
}
