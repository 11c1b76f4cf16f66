// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Offers the devices that have points. */
@Service
public final class PointDevices extends Offer {
  @Reference(optional = true)
  @Nullable PointDirectory directory;

  @Override
  protected Collection<String> words() {
    return directory == null ? List.of() : directory.devices();
  }
}
