// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the names of the presets. */
@Service
public final class PresetNames extends Offer {
  @Override
  protected Collection<String> words() {
    return List.of("panel", "hardened");
  }
}
