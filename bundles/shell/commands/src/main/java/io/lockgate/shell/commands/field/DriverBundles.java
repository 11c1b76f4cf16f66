// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Driver;
import io.lockgate.shell.commands.base.CommandRefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** From the id of a driver to the name of its bundle, with which its configurations begin. */
final class DriverBundles {
  private final BundleContext context;

  DriverBundles(BundleContext context) {
    this.context = context;
  }

  /** Ids of the drivers that run, sorted. */
  List<String> ids() {
    return List.copyOf(new TreeSet<>(references().stream().map(DriverBundles::idOf).toList()));
  }

  /**
   * Symbolic name of a driver's bundle.
   *
   * @throws CommandRefusedException no such driver runs
   */
  String nameOf(String id) throws CommandRefusedException {
    Optional<String> name =
        references().stream()
            .filter(reference -> idOf(reference).equals(id))
            .map(reference -> reference.getBundle())
            .filter(Objects::nonNull)
            .map(bundle -> bundle.getSymbolicName())
            .findFirst();
    return name.orElseThrow(
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
