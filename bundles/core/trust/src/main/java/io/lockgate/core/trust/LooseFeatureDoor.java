// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.time.GatewayClock;
import java.io.File;
import java.util.Locale;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes every {@code .xml} dropped into the deploy folder, and refuses it: a feature file has no signature of its own, so
 * nothing could say who chose the bundles it names.
 */
@Component(service = ArtifactInstaller.class)
public final class LooseFeatureDoor implements ArtifactInstaller {
  private static final String ADVICE =
      "a loose feature file cannot be signed: pack it with its bundles as a KAR";

  private final TrustManager trust;
  private final GatewayClock clock;

  @Activate
  public LooseFeatureDoor(@Reference TrustManager trust, @Reference GatewayClock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public boolean canHandle(File artifact) {
    return artifact.getName().toLowerCase(Locale.ROOT).endsWith(".xml");
  }

  @Override
  public void install(File artifact) {
    trust.refuse(clock.now(), artifact.toURI().toString(), ADVICE);
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  /** Nothing was installed, so nothing is to be removed. */
  @Override
  public void uninstall(File artifact) {}
}
