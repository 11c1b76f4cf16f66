// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.util.List;
import java.util.Set;

/**
 * One line of the list of services.
 *
 * @param id as declared
 * @param title as declared
 * @param state where the switch stands
 * @param zones zones it is switched on for
 * @param endpoints what it listens on now
 * @param ports what it opens by default, {@code tcp/502}
 * @param bundle symbolic name of the bundle that offers it; empty when absent
 * @param note why it is not running although on, or empty
 */
public record ServiceStatus(
    String id,
    String title,
    ServiceState state,
    Set<Zone> zones,
    List<Endpoint> endpoints,
    List<String> ports,
    String bundle,
    String note) {}
