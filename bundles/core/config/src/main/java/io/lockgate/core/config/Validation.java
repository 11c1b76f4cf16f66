// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.core.config.cfg.CfgFolder;
import io.lockgate.core.config.cfg.CfgText;
import io.lockgate.core.config.generation.Settings;
import io.lockgate.core.config.schema.Checked.Objection;
import io.lockgate.core.config.schema.Pids;
import io.lockgate.core.config.schema.Schema;
import io.lockgate.core.config.schema.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Says what is wrong with a set of settings, in the words of the file or the command they came from. */
final class Validation {
  static final String UNKNOWN_PID = "no installed bundle knows this pid";
  private static final String FORBIDDEN_PID = "not configurable here";

  private final SchemaRegistry schemas;

  Validation(SchemaRegistry schemas) {
    this.schemas = schemas;
  }

  /** Problems of the pids that differ between the two; what stays as it is was checked before. */
  List<Problem> change(Settings before, Settings after) {
    List<Problem> problems = new ArrayList<>();
    for (String pid : after.differingPids(before)) {
      problems.addAll(settings(pid, after.of(pid), Optional.empty()));
    }
    return problems;
  }

  /** Problems of a file, whose text has no faults of form when only its settings are wrong. */
  List<Problem> file(String file, CfgText text) {
    List<Problem> problems = new ArrayList<>();
    for (CfgText.Fault fault : text.faults()) {
      problems.add(new Problem(file, fault.line(), fault.key(), fault.reason()));
    }
    problems.addAll(settings(CfgFolder.pidOf(file), text.settings(), Optional.of(text)));
    return problems;
  }

  private List<Problem> settings(
      String pid, SortedMap<String, String> settings, Optional<CfgText> text) {
    String file = text.isPresent() ? CfgFolder.fileOf(pid) : "";
    String prefix = text.isPresent() ? "" : pid + "/";
    if (!Pids.wellFormed(pid) || Pids.ofPlatform(pid)) {
      return List.of(new Problem(file, 0, pid, FORBIDDEN_PID));
    }
    if (settings.isEmpty()) {
      return List.of();
    }
    Optional<Schema> schema = schemas.of(pid);
    if (schema.isEmpty()) {
      return List.of(new Problem(file, 0, pid, UNKNOWN_PID));
    }
    List<Problem> problems = new ArrayList<>();
    for (Objection objection : schema.get().check(settings).objections()) {
      int line = text.map(lines -> lines.lineOf(objection.key())).orElse(0);
      problems.add(new Problem(file, line, prefix + objection.key(), objection.reason()));
    }
    return problems;
  }

  /** What ConfigAdmin is to hold: everything valid of the pids known now. Invalid settings are reported and left out. */
  List<Problem> values(Settings settings, Map<String, Map<String, Object>> values) {
    List<Problem> problems = new ArrayList<>();
    settings
        .byPid()
        .forEach(
            (pid, texts) ->
                schemas
                    .of(pid)
                    .map(schema -> schema.check(texts))
                    .ifPresent(
                        checked -> {
                          values.put(pid, checked.values());
                          for (Objection objection : checked.objections()) {
                            problems.add(
                                new Problem(
                                    "",
                                    0,
                                    pid + "/" + objection.key(),
                                    objection.reason() + "; it is left out"));
                          }
                        }));
    return problems;
  }
}
