// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.util.List;
import java.util.stream.Collectors;

/** A change was checked and not applied. */
public final class ConfigRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * One thing that is wrong.
   *
   * @param file where it stands, empty when it came through a command
   * @param line from 1, 0 when there is no file
   * @param key pid and attribute
   * @param reason one sentence
   */
  public record Problem(String file, int line, String key, String reason) {
    @Override
    public String toString() {
      return (file.isEmpty() ? "" : file + ":" + line + ": ") + key + ": " + reason;
    }
  }

  public ConfigRejectedException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<Problem> problems() {
    return problems;
  }
}
