// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.shelf;

import io.lockgate.api.model.ModelFiles.Origin;

/**
 * A text that may be a model.
 *
 * @param name of the file, without folder
 * @param origin where it lies
 * @param yaml its text; empty when it cannot be read
 * @param fault why it cannot be read; empty when it can
 */
public record ModelText(String name, Origin origin, String yaml, String fault) {
  /** A text that was read. */
  public static ModelText read(String name, Origin origin, String yaml) {
    return new ModelText(name, origin, yaml, "");
  }

  /** A text that could not be read. */
  public static ModelText unreadable(String name, Origin origin, String fault) {
    return new ModelText(name, origin, "", fault);
  }
}
