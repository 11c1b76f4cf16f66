// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.security.TrustMode;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.time.ClockQuality;
import java.util.Locale;

/**
 * One line of the state of the gateway.
 *
 * @param item what it is about
 * @param level how bad it is
 * @param state in a word
 * @param note why, or empty
 */
record Finding(String item, Level level, String state, String note) {
  /** How bad something is. */
  enum Level {
    /** As it should be. */
    OK,
    /** Not for operation, but by somebody's choice. */
    WARN,
    /** Broken. */
    RED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A service is red when it is switched on and something keeps it from running. */
  static Finding of(ServiceStatus service) {
    boolean broken = service.state() == ServiceState.ON && !service.note().isEmpty();
    return new Finding(
        service.id(), broken ? Level.RED : Level.OK, word(service.state().name()), service.note());
  }

  /** A setting that is not in force as it is written is red. */
  static Finding of(ConfigRejectedException.Problem problem) {
    return new Finding("configuration", Level.RED, "rejected", problem.toString());
  }

  static Finding commissioned(boolean done) {
    return new Finding(
        "commissioning",
        done ? Level.OK : Level.WARN,
        done ? "done" : "open",
        done ? "" : "nothing writes to the field; see gateway:commission");
  }

  static Finding of(TrustMode mode, int refusals) {
    boolean open = mode == TrustMode.OFF || mode == TrustMode.WARN;
    return new Finding(
        "trust",
        open ? Level.WARN : Level.OK,
        word(mode.name()),
        open
            ? "unsigned code is let in"
            : refusals == 0 ? "" : refusals + " bundles kept out; see gateway:trust-refusals");
  }

  static Finding developmentKey(boolean used) {
    return new Finding(
        "signature",
        used ? Level.WARN : Level.OK,
        used ? "development" : "release",
        used ? "signed with the development key" : "");
  }

  static Finding of(ClockQuality quality) {
    boolean synced = quality == ClockQuality.SYNCED;
    return new Finding("clock", synced ? Level.OK : Level.WARN, word(quality.name()), "");
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
