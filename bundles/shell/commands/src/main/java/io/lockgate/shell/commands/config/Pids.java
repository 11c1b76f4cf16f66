// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the pids that have settings. */
@Service
public final class Pids extends Offer {
  @Reference ConfigStore store;

  @Override
  protected Collection<String> words() {
    return store.pids();
  }
}
