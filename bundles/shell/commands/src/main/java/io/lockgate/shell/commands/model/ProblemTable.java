// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.ModelProblem;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Table;
import java.util.List;

/** How problems are shown: {@code file:line:column: path: reason}. */
final class ProblemTable {
  private ProblemTable() {}

  /** Prints all, and fails when there is one. */
  static void print(Call call, String file, List<ModelProblem> problems) {
    if (call.json()) {
      Table table = new Table("file", "line", "column", "path", "reason");
      problems.forEach(p -> table.row(file, p.line(), p.column(), p.path(), p.reason()));
      call.print(table);
    } else {
      for (ModelProblem problem : problems) {
        String line = file + (problem.line() == 0 ? ": " : ":") + problem;
        call.out().println(line.replaceAll("\\p{Cntrl}", "?"));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          file + ": " + problems.size() + (problems.size() == 1 ? " problem" : " problems"));
    }
  }
}
