// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import java.net.InetAddress;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a place when there are few. Where a bound is reached, the oldest connection within it that has not yet asked
 * anything whole gives way; one that works never does.
 */
final class Places {
  /** Connections of other addresses are given so much time for their first request, in nanoseconds. */
  private static final long GRACE = 1_000_000_000L;

  private Places() {}

  /** Whether a newcomer is taken, and who goes for it. */
  record Verdict(boolean taken, @Nullable Client displaced) {
    static final Verdict FREE = new Verdict(true, null);
    static final Verdict FULL = new Verdict(false, null);
  }

  static Verdict of(
      InetAddress newcomer, Collection<Client> present, ClientLimits limits, long now) {
    Predicate<Client> same = client -> client.address().equals(newcomer);
    if (count(present, same) >= limits.perAddress()) {
      return displace(present, same);
    }
    boolean listed = limits.listed().holds(newcomer);
    Predicate<Client> scope = client -> listed || !limits.listed().holds(client.address());
    int bound = listed ? limits.clients() : limits.clients() - limits.reserved();
    if (count(present, scope) >= bound || present.size() >= limits.clients()) {
      return displace(present, scope.and(client -> now - client.since() > GRACE));
    }
    return Verdict.FREE;
  }

  private static long count(Collection<Client> present, Predicate<Client> scope) {
    return present.stream().filter(scope).count();
  }

  private static Verdict displace(Collection<Client> present, Predicate<Client> scope) {
    Client oldest = null;
    for (Client client : present) {
      if (!client.proven()
          && scope.test(client)
          && (oldest == null || client.since() < oldest.since())) {
        oldest = client;
      }
    }
    return oldest == null ? Verdict.FULL : new Verdict(true, oldest);
  }
}
