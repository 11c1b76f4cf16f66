// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.ServiceDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The framework's own bundles. Fragments, the framework and this bundle itself are never switched. Thread-safe. */
final class InstalledBundles implements ServiceBundles {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledBundles.class);

  private final BundleContext context;

  InstalledBundles(BundleContext context) {
    this.context = context;
  }

  @Override
  public List<Declaration> declarations() {
    List<Declaration> found = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      for (BundleCapability capability : capabilities(bundle)) {
        try {
          found.add(
              Declaration.of(
                  capability.getAttributes(), bundle.getBundleId(), bundle.getSymbolicName()));
        } catch (IllegalArgumentException e) {
          LOG.error("bundle {} declares a service badly: {}", bundle, e.getMessage());
        }
      }
    }
    return found;
  }

  @Override
  public Set<Long> bundles() {
    Set<Long> ids = new TreeSet<>();
    for (Bundle bundle : context.getBundles()) {
      if (declares(bundle)) {
        ids.add(bundle.getBundleId());
      }
    }
    return ids;
  }

  /** Whether it declares a service, usable or not. */
  boolean declares(Bundle bundle) {
    return !capabilities(bundle).isEmpty();
  }

  @Override
  public boolean running(long bundleId) {
    Bundle bundle = context.getBundle(bundleId);
    return bundle != null && (bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE)) != 0;
  }

  @Override
  public void start(long bundleId) throws BundleException {
    Bundle bundle = context.getBundle(bundleId);
    if (bundle != null) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  @Override
  public void stop(long bundleId) throws BundleException {
    Bundle bundle = context.getBundle(bundleId);
    if (bundle != null) {
      bundle.stop();
    }
  }

  private List<BundleCapability> capabilities(Bundle bundle) {
    if (bundle.getBundleId() == 0 || bundle.getBundleId() == context.getBundle().getBundleId()) {
      return List.of();
    }
    @Nullable BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null || (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
      return List.of();
    }
    return revision.getDeclaredCapabilities(ServiceDeclaration.NAMESPACE);
  }
}
