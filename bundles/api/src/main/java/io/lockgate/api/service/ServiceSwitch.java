// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Switches services on and off. Configuration is the only truth: a switch holds over reboots, a clean bundle cache and
 * any feature installed later. Every change is audited. Thread-safe; changes are serialised.
 *
 * <p>All changing methods need {@link io.lockgate.api.security.Permission#SWITCH_SERVICES}, are durable and in force on
 * return (a closed port stays closed), and throw {@link NotAllowedException} or {@link ServiceRefusedException} with
 * nothing changed, or {@link IOException} when the store failed.
 */
@ProviderType
public interface ServiceSwitch {
  /** All services that are installed, configured or locked off, sorted by id. */
  List<ServiceStatus> services();

  /**
   * Switches a service on.
   *
   * @param zones where; empty stands for the zones of preset {@code panel}, or all it can be bound to when it has none
   * @throws ServiceRefusedException unknown, locked off, or not available in a zone
   */
  void enable(Identity by, String id, Set<Zone> zones)
      throws ServiceRefusedException, NotAllowedException, IOException;

  /**
   * Switches a service off.
   *
   * @param zones where; empty stands for everywhere
   * @throws ServiceRefusedException unknown
   */
  void disable(Identity by, String id, Set<Zone> zones)
      throws ServiceRefusedException, NotAllowedException, IOException;

  /**
   * Switches a service off for good. Nothing undoes it: no command, configuration, bundle start, feature, restore or
   * factory reset. The id need not be installed.
   */
  void lockOff(Identity by, String id)
      throws ServiceRefusedException, NotAllowedException, IOException;

  /**
   * What a preset would change.
   *
   * @param preset {@code panel} or {@code hardened}
   * @throws ServiceRefusedException no such preset
   */
  List<PresetRow> preview(String preset) throws ServiceRefusedException;

  /** Puts a preset in force; locked services stay off. */
  void apply(Identity by, String preset)
      throws ServiceRefusedException, NotAllowedException, IOException;

  /**
   * One service before and after.
   *
   * @param id the service
   * @param before zones it is on in now
   * @param after zones it would be on in
   */
  record PresetRow(String id, Set<Zone> before, Set<Zone> after) {}
}
