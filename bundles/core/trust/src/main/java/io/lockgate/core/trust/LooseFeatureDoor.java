// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.launcher.spi.Verdict;
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

  private final GateSignerRegistry registry;

  private final GatewayClock clock;

  @Activate
  public LooseFeatureDoor(@Reference GateSignerRegistry registry, @Reference GatewayClock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public boolean canHandle(File artifact) {
    return artifact.getName().toLowerCase(Locale.ROOT).endsWith(".xml");
  }

  @Override
  public void install(File artifact) {
    registry.refuse(
        new Verdict(clock.now().toEpochMilli(), artifact.toURI().toString(), "", true, ADVICE));
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  /** Nothing was installed, so nothing is to be removed. */
  @Override
  public void uninstall(File artifact) {}
}
