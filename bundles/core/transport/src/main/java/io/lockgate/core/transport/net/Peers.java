// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.security.Destination;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Which devices the transports that are not closed lead to, connected or not. Keeps none of them. Thread-safe. */
public final class Peers {
  private final Map<SocketTransport, Destination> made = new WeakHashMap<>();

  /** Remembers one and gives it back. */
  public synchronized SocketTransport know(String kind, String owner, SocketTransport transport) {
    made.put(transport, new Destination(owner, kind, transport.host(), transport.port(), true));
    return transport;
  }

  /** Each once, sorted. */
  public synchronized List<Destination> destinations() {
    made.keySet().removeIf(SocketTransport::closed);
    return made.values().stream()
        .distinct()
        .sorted(Comparator.comparing(Destination::who).thenComparing(Destination::toString))
        .toList();
  }
}
