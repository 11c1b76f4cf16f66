// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is about the gateway as a whole, and is asked for at the contract of the part that knows. */
final class GatewayLines {
  private static final int SHOWN = 3;

  private GatewayLines() {}

  /** One check a line. */
  static List<Named> of(
      ConfigStore config,
      Commissioning commissioning,
      SignerRegistry signers,
      GatewayClock clock,
      boolean developmentKey) {
    return List.of(
        new Named("configuration", configuration(config)),
        new Named("commissioning", () -> commissioned(commissioning.commissioned())),
        new Named("trust", () -> trust(signers.mode(), signers.refusals().size())),
        new Named("signature", () -> signature(developmentKey)),
        new Named("clock", () -> clock(clock.quality())));
  }

  /** A setting that is not in force as it is written needs somebody. */
  private static HealthCheck configuration(ConfigStore config) {
    return () -> {
      List<Problem> problems = config.problems();
      if (problems.isEmpty()) {
        return Health.OK;
      }
      String some =
          problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("; "));
      int more = problems.size() - SHOWN;
      return new Health(Status.CRITICAL, more > 0 ? some + "; and " + more + " more" : some);
    };
  }

  private static Health commissioned(boolean done) {
    return done
        ? Health.OK
        : new Health(Status.WARN, "nothing writes to the field yet; see gateway:commission");
  }

  private static Health trust(TrustMode mode, int refusals) {
    if (mode == TrustMode.OFF || mode == TrustMode.WARN) {
      return new Health(
          Status.WARN,
          "mode " + mode.name().toLowerCase(Locale.ROOT) + ": unsigned code is let in");
    }
    return refusals == 0
        ? Health.OK
        : new Health(Status.OK, refusals + " bundles kept out; see gateway:trust-refusals");
  }

  private static Health signature(boolean developmentKey) {
    return developmentKey
        ? new Health(Status.WARN, "signed with the development key: not for operation")
        : Health.OK;
  }

  private static Health clock(ClockQuality quality) {
    return quality == ClockQuality.SYNCED
        ? Health.OK
        : new Health(Status.WARN, "follows no reference: stamps may be wrong");
  }
}
