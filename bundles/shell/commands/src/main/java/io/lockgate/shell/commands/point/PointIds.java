// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Offers the addresses of all points. */
@Service
public final class PointIds extends Offer {
  @Reference(optional = true)
  @Nullable PointImage image;

  @Override
  protected Collection<String> words() {
    return image == null ? List.of() : image.points().stream().map(PointId::toString).toList();
  }
}
