// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

/**
 * One thing that is wrong with a model.
 *
 * @param line from 1; 0 where the position is not known, as to a driver
 * @param column from 1; 0 where the position is not known
 * @param path what it is about: {@code points/W/address}
 * @param reason one sentence
 */
public record ModelProblem(int line, int column, String path, String reason) {
  /** A problem found by somebody who sees the model, but not its file. */
  public static ModelProblem at(String path, String reason) {
    return new ModelProblem(0, 0, path, reason);
  }

  @Override
  public String toString() {
    return (line == 0 ? "" : line + ":" + column + ": ") + path + ": " + reason;
  }
}
