// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.model.yaml.At;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is wrong, and remembers where everything stands. Not thread-safe. */
final class Problems {
  /** More are not listed: something else is wrong then. */
  static final int MOST = 200;

  private static final Comparator<ModelProblem> ORDER =
      Comparator.comparingInt(ModelProblem::line).thenComparingInt(ModelProblem::column);

  private final List<ModelProblem> found = new ArrayList<>();
  private final Map<String, At> places = new HashMap<>();
  private int unlisted;

  void add(At at, String path, String reason) {
    if (found.size() < MOST) {
      found.add(new ModelProblem(at.line(), at.column(), path, reason));
    } else {
      unlisted++;
    }
  }

  /** Something with this path stands here; of two the first is kept. */
  void place(String path, At at) {
    places.putIfAbsent(path, at);
  }

  /** Takes in what somebody found who knows paths only: the longest known part of the path gives the place. */
  void addByPath(ModelProblem problem) {
    String path = problem.path();
    while (!places.containsKey(path) && path.lastIndexOf('/') > 0) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    add(places.getOrDefault(path, At.BEGIN), problem.path(), problem.reason());
  }

  boolean none() {
    return found.isEmpty();
  }

  /** In order of position. */
  List<ModelProblem> all() {
    List<ModelProblem> all = new ArrayList<>(found);
    all.sort(ORDER);
    if (unlisted > 0) {
      ModelProblem last = all.get(all.size() - 1);
      String more = unlisted + " problems more, not listed";
      all.add(new ModelProblem(last.line(), last.column(), "model", more));
    }
    return all;
  }
}
