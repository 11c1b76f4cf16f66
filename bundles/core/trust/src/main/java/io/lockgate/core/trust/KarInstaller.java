// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.launcher.spi.TrustGate;
import io.lockgate.launcher.spi.UnpackedArchive;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the launcher check and unpack a KAR, then installs its features: each by itself, so that one whose bundle is refused
 * keeps out no other. A KAR that needs a feature nobody declares yet waits for another KAR to bring it. One thread.
 */
final class KarInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(KarInstaller.class);

  private final TrustGate gate;
  private final FeaturesService features;
  private final Map<Path, UnpackedArchive> waiting = new LinkedHashMap<>();

  KarInstaller(TrustGate gate, FeaturesService features) {
    this.gate = gate;
    this.features = features;
  }

  /**
   * Takes the file as it is now, in place of what was installed from one of that name. Refusals are the gate's to tell; a
   * refused file leaves the former in force, as it is with bundles.
   */
  void install(Path file) {
    Optional<UnpackedArchive> former = gate.unpackedArchive(file);
    Optional<UnpackedArchive> unpacked = gate.unpackArchive(file);
    if (unpacked.isEmpty()) {
      return;
    }
    former.ifPresent(archive -> remove(file, archive));
    for (URI location : unpacked.get().featureFiles()) {
      try {
        features.addRepository(location, false);
      } catch (Exception e) { // the service declares no narrower one
        LOG.error("{}: its features file {} cannot be read", file, location, e);
      }
    }
    if (unpacked.get().start()) {
      waiting.put(file, unpacked.get());
    }
    startWhatCan();
  }

  /** Takes out what was installed from a file of that name. */
  void uninstall(Path file) {
    gate.unpackedArchive(file)
        .ifPresent(
            archive -> {
              remove(file, archive);
              LOG.info("{}: what came from it is taken out", file);
            });
    try {
      gate.deleteArchive(file);
    } catch (UncheckedIOException e) {
      LOG.error("{}: what was unpacked from it cannot be deleted", file, e);
    }
  }

  private void remove(Path file, UnpackedArchive archive) {
    waiting.remove(file);
    for (URI location : archive.featureFiles()) {
      try {
        features.removeRepository(location, true);
      } catch (Exception e) { // the service declares no narrower one
        LOG.error("{}: its features in {} cannot be removed", file, location, e);
      }
    }
  }

  private void startWhatCan() {
    for (Map.Entry<Path, UnpackedArchive> kar : List.copyOf(waiting.entrySet())) {
      try {
        Optional<Dependency> missing = missing(kar.getValue());
        if (missing.isPresent()) {
          LOG.warn("{} waits for feature {}", kar.getKey(), missing.get());
        } else {
          waiting.remove(kar.getKey());
          start(kar.getKey(), kar.getValue());
        }
      } catch (Exception e) { // the service declares no narrower one
        waiting.remove(kar.getKey());
        LOG.error("{}: its features are unknown", kar.getKey(), e);
      }
    }
  }

  private Optional<Dependency> missing(UnpackedArchive archive) throws Exception {
    for (URI location : archive.featureFiles()) {
      for (Feature feature : features.getRepository(location).getFeatures()) {
        for (Dependency needed : feature.getDependencies()) {
          if (features.getFeature(needed.getName(), needed.getVersion()) == null) {
            return Optional.of(needed);
          }
        }
      }
    }
    return Optional.empty();
  }

  private void start(Path file, UnpackedArchive archive) throws Exception {
    for (URI location : archive.featureFiles()) {
      for (Feature feature : features.getRepository(location).getFeatures()) {
        if (feature.getInstall() == null
            || feature.getInstall().equals(Feature.DEFAULT_INSTALL_MODE)) {
          start(file, feature);
        }
      }
    }
  }

  private void start(Path file, Feature feature) {
    try {
      features.installFeature(feature, EnumSet.of(Option.NoAutoRefreshBundles));
      LOG.info("{}: feature {} is installed", file, feature.getId());
    } catch (Exception e) { // the service declares no narrower one
      LOG.error("{}: feature {} is not installed", file, feature.getId(), e);
    }
  }
}
