// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a unit is sold as; it decides which functions there are at all. A service, replaced when the integrator changes
 * the edition; its property {@link #OFFERS} lists the ids of the functions, so that a component can depend on one of them:
 * {@code (gateway.offers=downstream-modbus)}. Thread-safe.
 */
@ProviderType
public interface Edition {
  /** Service property: ids of the functions that this edition has. */
  String OFFERS = "gateway.offers";

  /** The tier of this unit. */
  Tier tier();

  /** Whether this unit has a function. */
  default boolean offers(Function function) {
    return tier().functions.contains(function);
  }

  /** A function that not every unit has. */
  enum Function {
    /** Reading and serving devices behind the gateway over Modbus TCP and serial Modbus. */
    DOWNSTREAM_MODBUS,
    /** Sending alarms by e-mail. */
    ALARM_MAIL;

    /** Lower-case name: {@code downstream-modbus}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How much a unit can do. */
  enum Tier {
    /** Collects from its own radio and publishes; has no devices behind it on wires. */
    ENTRY(EnumSet.noneOf(Function.class)),
    /** Everything but what {@link #ADVANCED} adds. */
    UNIVERSAL(EnumSet.of(Function.DOWNSTREAM_MODBUS)),
    /** Everything. */
    ADVANCED(EnumSet.allOf(Function.class));

    private final Set<Function> functions;

    Tier(Set<Function> functions) {
      this.functions = functions;
    }

    /** Lower-case name, as the settings say it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
