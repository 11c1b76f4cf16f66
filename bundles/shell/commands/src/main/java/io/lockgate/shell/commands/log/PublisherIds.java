// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import io.lockgate.api.publish.Publications;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Offers the ids of all destinations. */
@Service
public final class PublisherIds extends Offer {
  @Reference(optional = true)
  @Nullable Publications publications;

  @Override
  protected Collection<String> words() {
    return publications == null
        ? List.of()
        : publications.list().stream().map(PublisherStatus::id).toList();
  }
}
