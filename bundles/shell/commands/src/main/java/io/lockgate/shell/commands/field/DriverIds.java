// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;

/** Offers the names of drivers that run. */
@Service
public final class DriverIds extends Offer {
  @Reference BundleContext context;

  @Override
  protected Collection<String> words() {
    return new DriverBundles(context).ids();
  }
}
