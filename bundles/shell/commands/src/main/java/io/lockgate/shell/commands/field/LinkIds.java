// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the names of links. */
@Service
public final class LinkIds extends Offer {
  @Reference ConfigStore store;

  @Override
  protected Collection<String> words() {
    return new FieldConfig(store).links().stream().map(FieldConfig.Item::id).toList();
  }
}
