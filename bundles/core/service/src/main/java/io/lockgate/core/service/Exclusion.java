// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.ServiceDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which services that publish may not be on together. */
enum Exclusion {
  /** One way for files; everything else beside it. */
  FILES,
  /** One way for files, or the cloud; and mail only without the cloud. */
  ALL,
  /** All together. */
  NONE;

  /** Lower-case name, as the settings say it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it; what has no meaning counts as the strictest. */
  static Exclusion of(String id) {
    return Stream.of(values()).filter(each -> each.id().equals(id.strip())).findFirst().orElse(ALL);
  }

  /** The first of some services that are on which keeps this one from being on. */
  Optional<Declaration> inTheWay(Declaration service, Collection<Declaration> on) {
    return on.stream()
        .filter(each -> !each.id().equals(service.id()))
        .filter(each -> excludes(new TreeSet<>(List.of(each.publishes(), service.publishes()))))
        .findFirst();
  }

  /** Whether two that carry these exclude each other; one element: both carry the same. */
  private boolean excludes(Set<String> both) {
    return switch (this) {
      case NONE -> false;
      case FILES -> both.equals(Set.of(ServiceDeclaration.FILES));
      case ALL ->
          both.equals(Set.of(ServiceDeclaration.FILES))
              || both.equals(Set.of(ServiceDeclaration.FILES, ServiceDeclaration.CLOUD))
              || both.equals(Set.of(ServiceDeclaration.MAIL, ServiceDeclaration.CLOUD));
    };
  }
}
