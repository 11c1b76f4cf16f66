// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers the ids of all services. */
@Service
public final class ServiceIds extends Offer {
  @Reference ServiceSwitch services;

  @Override
  protected Collection<String> words() {
    return services.services().stream().map(ServiceStatus::id).toList();
  }
}
