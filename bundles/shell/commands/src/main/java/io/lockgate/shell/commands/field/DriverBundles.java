// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.shell.commands.base.CommandRefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The drivers that run, and their bundles, with whose names their configurations begin. */
final class DriverBundles {
  private final BundleContext context;

  DriverBundles(BundleContext context) {
    this.context = context;
  }

  /** Ids of the drivers that run, sorted. */
  List<String> ids() {
    return List.copyOf(new TreeSet<>(references().stream().map(DriverBundles::idOf).toList()));
  }

  /** The drivers that run, sorted by id; one that goes away in this moment may be missing. */
  List<Running> all() {
    List<Running> all = new ArrayList<>();
    for (ServiceReference<Driver> reference : references()) {
      Driver driver = context.getService(reference);
      if (driver != null) {
        try {
          Bundle bundle = reference.getBundle();
          if (bundle != null) {
            all.add(new Running(idOf(reference), driver.capabilities(), bundle));
          }
        } finally {
          context.ungetService(reference);
        }
      }
    }
    all.sort(Comparator.comparing(Running::id));
    return all;
  }

  /**
   * A driver that runs.
   *
   * @param id its id
   * @param capabilities what it can do
   * @param bundle where it comes from
   */
  record Running(String id, Set<Capability> capabilities, Bundle bundle) {
    Running {
      capabilities = Set.copyOf(capabilities);
    }
  }

  /**
   * Symbolic name of a driver's bundle.
   *
   * @throws CommandRefusedException no such driver runs
   */
  String nameOf(String id) throws CommandRefusedException {
    return bundleOf(id).getSymbolicName();
  }

  /**
   * A driver's bundle.
   *
   * @throws CommandRefusedException no such driver runs
   */
  Bundle bundleOf(String id) throws CommandRefusedException {
    Optional<Bundle> bundle =
        references().stream()
            .filter(reference -> idOf(reference).equals(id))
            .map(reference -> reference.getBundle())
            .filter(Objects::nonNull)
            .findFirst();
    return bundle.orElseThrow(
        () ->
            new CommandRefusedException(
                "no driver '" + id + "' runs" + (ids().isEmpty() ? "" : "; there are " + ids())));
  }

  private static String idOf(ServiceReference<Driver> reference) {
    return String.valueOf(reference.getProperty(Driver.ID));
  }

  private Collection<ServiceReference<Driver>> references() {
    try {
      return context.getServiceReferences(Driver.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter was given", e);
    }
  }
}
