// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the names of devices. */
@Service
public final class DeviceIds extends Offer {
  @Reference ConfigStore store;

  @Override
  protected Collection<String> words() {
    return new FieldConfig(store).devices().stream().map(FieldConfig.Item::id).toList();
  }
}
