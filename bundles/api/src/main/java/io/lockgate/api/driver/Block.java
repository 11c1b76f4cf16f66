// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.List;

/**
 * A range of addresses that is read in one request.
 *
 * @param space address space
 * @param start first address
 * @param length how many addresses
 * @param members the extents within, sorted by start, at least one
 */
public record Block(String space, int start, int length, List<Extent> members) {
  public Block {
    members = List.copyOf(members);
  }
}
