// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Edition;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the edition that the settings name; one that does not exist counts as the smallest. */
@Component(
    immediate = true,
    service = {},
    configurationPid = ConfiguredEdition.PID)
@Designate(ocd = EditionSettings.class)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.lockgate.api.service.Edition\"")
public final class ConfiguredEdition {
  static final String PID = "io.lockgate.core.service.edition";

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredEdition.class);

  private record Sold(Edition.Tier tier) implements Edition {}

  private final ServiceRegistration<Edition> registration;

  /** The edition is there. */
  @Activate
  public ConfiguredEdition(EditionSettings settings, BundleContext context) {
    Edition edition = edition(settings.tier());
    String[] offers =
        Stream.of(Edition.Function.values())
            .filter(edition::offers)
            .map(Edition.Function::id)
            .toArray(String[]::new);
    this.registration =
        context.registerService(
            Edition.class,
            edition,
            FrameworkUtil.asDictionary(Map.<String, Object>of(Edition.OFFERS, offers)));
  }

  static Edition edition(String tier) {
    try {
      return new Sold(Edition.Tier.valueOf(tier.strip().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      LOG.error("no tier '{}': this unit is taken for entry", tier, e);
      return new Sold(Edition.Tier.ENTRY);
    }
  }

  /** The edition is gone, and with it what depends on one of its functions. */
  @Deactivate
  void close() {
    registration.unregister();
  }
}
