// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Offers the pages by the marker {@link WebOpen}, which they require. Not thread-safe. */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.lockgate.north.web.WebOpen\"")
final class OfferedPages implements HttpsPort.Pages {
  private final BundleContext context;
  private @Nullable ServiceRegistration<WebOpen> marker;

  OfferedPages(BundleContext context) {
    this.context = context;
  }

  @Override
  public void offer() {
    if (marker == null) {
      marker = context.registerService(WebOpen.class, new WebOpen(), null);
    }
  }

  @Override
  public void withdraw() {
    ServiceRegistration<WebOpen> present = marker;
    if (present != null) {
      marker = null;
      present.unregister();
    }
  }
}
