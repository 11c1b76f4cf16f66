// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Offers the ids of all models. */
@Service
public final class ModelIds extends Offer {
  @Reference(optional = true)
  @Nullable ModelLibrary library;

  @Override
  protected Collection<String> words() {
    return library == null ? List.of() : library.models().stream().map(DeviceModel::id).toList();
  }
}
