// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.Generation;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.Offer;
import io.lockgate.shell.commands.base.Table;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** How generations are written and shown; offers the numbers of those that are kept. */
@Service
public final class Generations extends Offer {
  @Reference ConfigStore store;

  @Override
  protected Collection<String> words() {
    return store.history().stream().map(generation -> String.valueOf(generation.number())).toList();
  }

  static Table table(List<Generation> generations) {
    Table table = new Table("generation", "time", "by", "reason");
    for (Generation generation : generations) {
      table.row(generation.number(), generation.time(), generation.by(), generation.reason());
    }
    return table;
  }

  /**
   * Reads a number; 0 stands for the shipped defaults.
   *
   * @throws IllegalArgumentException it is none
   */
  static int parse(String word) {
    return Numbers.parse(word, "generation", 0, Integer.MAX_VALUE);
  }
}
