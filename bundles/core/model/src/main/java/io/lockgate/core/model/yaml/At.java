// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.yaml;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record At(int line, int column) {
  /** Where a text begins. */
  public static final At BEGIN = new At(1, 1);
}
