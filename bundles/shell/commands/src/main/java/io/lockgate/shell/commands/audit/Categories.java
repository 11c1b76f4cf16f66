// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.audit;

import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.shell.commands.base.Offer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The categories as users write them, and offers them. */
@Service
public final class Categories extends Offer {
  @Override
  protected Collection<String> words() {
    return names();
  }

  private static List<String> names() {
    return Arrays.stream(Category.values())
        .map(category -> category.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * Reads a category in any letter case.
   *
   * @throws IllegalArgumentException it is none
   */
  static Category parse(String word) {
    for (Category category : Category.values()) {
      if (category.name().equalsIgnoreCase(word)) {
        return category;
      }
    }
    throw new IllegalArgumentException("no category '" + word + "': " + String.join(", ", names()));
  }
}
