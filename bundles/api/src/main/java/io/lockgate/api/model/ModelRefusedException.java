// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a model was checked and not taken. */
public final class ModelRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ModelProblem> problems;

  /** At least one problem. */
  public ModelRefusedException(List<ModelProblem> problems) {
    super(problems.stream().map(ModelProblem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** In order of position. */
  public List<ModelProblem> problems() {
    return problems;
  }
}
