// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.spi.TrustGate;
import java.util.Collection;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The second line: no revision resolves that the gate does not admit, however it came in. Started as part of the system
 * bundle, before any other bundle exists; so it is the one activator of ours.
 */
final class VetoHook implements BundleActivator, ResolverHookFactory, ResolverHook {
  private final Gate gate;

  VetoHook(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void start(BundleContext context) {
    context.registerService(ResolverHookFactory.class, this, null);
    context.registerService(TrustGate.class, gate, null);
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the services of the system bundle back itself
  }

  @Override
  public ResolverHook begin(Collection<BundleRevision> triggers) {
    return this;
  }

  @Override
  public void filterResolvable(Collection<BundleRevision> candidates) {
    candidates.removeIf(
        revision -> revision.getBundle().getBundleId() != 0 && !gate.admits(revision));
  }

  @Override
  public void filterSingletonCollisions(
      BundleCapability singleton, Collection<BundleCapability> candidates) {
    // singletons are the framework's business
  }

  @Override
  public void filterMatches(
      BundleRequirement requirement, Collection<BundleCapability> candidates) {
    // so are wires between bundles that were let in
  }

  @Override
  public void end() {
    // nothing is kept between begin and end
  }
}
