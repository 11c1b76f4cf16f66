// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.OutboundRefusedException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Permits every destination until told otherwise, and remembers who asked. Thread-safe. */
public final class PickyOutbound implements Outbound {
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Refuses this host from now on. */
  public void refuse(String host) {
    refused.add(host);
  }

  /** Permits everything again. */
  public void permitAll() {
    refused.clear();
  }

  /** Each question so far: {@code who host:port}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void check(String who, String host, int port) throws OutboundRefusedException {
    asked.add(who + " " + host + ":" + port);
    if (!permits(host, port)) {
      throw new OutboundRefusedException(host, port);
    }
  }

  @Override
  public boolean permits(String host, int port) {
    return !refused.contains(host);
  }

  @Override
  public boolean on() {
    return !refused.isEmpty();
  }
}
