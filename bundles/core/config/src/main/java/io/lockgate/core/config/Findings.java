// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.Identity;
import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.store.Generation;
import io.lockgate.core.config.generation.GenerationHistory;
import io.lockgate.core.config.generation.Settings;
import io.lockgate.core.config.live.AuditQueue;
import io.lockgate.core.config.live.ProblemBoard;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells the audit log and the list of problems what happened to settings; never a value. Thread-safe. */
final class Findings {
  private final ProblemBoard board;
  private final AuditQueue audit;

  Findings(ProblemBoard board, AuditQueue audit) {
    this.board = board;
    this.audit = audit;
  }

  /** One event a pid, with the keys that changed. */
  void changed(Settings before, Settings after, Generation made, Identity by) {
    for (String pid : after.differingPids(before)) {
      String detail =
          "generation "
              + made.number()
              + ", "
              + made.reason()
              + ": "
              + keys(before.of(pid), after.of(pid));
      event(by, "CONFIG_CHANGED", pid, Result.OK, detail);
    }
  }

  /** A file that is not taken; audited once, and not at all when merely its bundle is not there. */
  void rejected(String file, List<Problem> problems) {
    boolean news = board.report(file, problems);
    boolean wrong =
        problems.stream().anyMatch(problem -> !problem.reason().equals(Validation.UNKNOWN_PID));
    if (news && wrong) {
      String reasons = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
      event(Identity.SYSTEM, "CONFIG_REJECTED", file, Result.REFUSED, reasons);
    }
  }

  /** Generations that can no longer be read. */
  void lost(List<GenerationHistory.Lost> lost) {
    board.report(
        "generations",
        lost.stream()
            .map(each -> new Problem(each.file(), 0, "generation " + each.number(), each.reason()))
            .toList());
    for (GenerationHistory.Lost each : lost) {
      String id = "generation " + each.number();
      event(
          Identity.SYSTEM, "CONFIG_DAMAGED", id, Result.FAILED, each.file() + ": " + each.reason());
    }
  }

  /** The disk does not do what it is asked. */
  void trouble(String topic, String what, IOException e) {
    board.report(topic, List.of(new Problem(topic, 0, "", what + ": " + e.getMessage())));
  }

  void report(String topic, List<Problem> problems) {
    board.report(topic, problems);
  }

  void clear(String topic) {
    board.clear(topic);
  }

  boolean has(String topic) {
    return board.has(topic);
  }

  List<Problem> all() {
    return board.all();
  }

  private void event(Identity by, String type, String id, Result result, String detail) {
    audit.record(AuditEvent.by(by, Category.CONFIGURATION, type, id, result, detail));
  }

  private static String keys(SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(key -> before.containsKey(key) && before.get(key).equals(after.get(key)));
    return String.join(", ", keys);
  }
}
