// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.service.Zone;
import io.lockgate.shell.commands.base.Offer;
import io.lockgate.shell.commands.base.Zones;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the ids of all zones. */
@Service
public final class ZoneIds extends Offer {
  @Override
  protected Collection<String> words() {
    return Zones.ids(List.of(Zone.values()));
  }
}
