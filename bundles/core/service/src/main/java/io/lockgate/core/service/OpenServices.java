// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The services that listen now. Thread-safe. */
@Component(service = OpenServices.class)
public final class OpenServices {
  private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<GatewayService, String> open = new HashMap<>();
  private final Predicate<Endpoint> accepts;

  /** Asks real ports whether they still accept. */
  @Activate
  public OpenServices() {
    this(PortProbe::accepts);
  }

  OpenServices(Predicate<Endpoint> accepts) {
    this.accepts = accepts;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "closed")
  void opened(GatewayService service, Map<String, Object> properties) {
    String id = Objects.toString(properties.get(GatewayService.ID), "");
    change(() -> open.put(service, id));
  }

  void closed(GatewayService service) {
    change(() -> open.remove(service));
  }

  /** Whether some component says that it runs this service. */
  boolean running(String id) {
    lock.lock();
    try {
      return open.containsValue(id);
    } finally {
      lock.unlock();
    }
  }

  /** What a service listens on now. */
  List<Endpoint> endpoints(String id) {
    return endpoints(id::equals);
  }

  /**
   * Waits until none of these ports is answered any more, except by another service that says so.
   *
   * @param before what {@code id} listened on before it was switched off
   * @return those still answered when the time is over; empty when all is closed
   */
  List<Endpoint> awaitClosed(String id, List<Endpoint> before, Duration atMost)
      throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      List<Endpoint> still = stillOpen(id, before);
      while (!still.isEmpty() && left > 0) {
        long pause = Math.min(left, PROBE_NANOS);
        left -= pause - Math.max(0, changed.awaitNanos(pause));
        still = stillOpen(id, before);
      }
      return still;
    } finally {
      lock.unlock();
    }
  }

  private List<Endpoint> stillOpen(String id, List<Endpoint> before) {
    List<Endpoint> others = endpoints(other -> !other.equals(id));
    List<Endpoint> still = new ArrayList<>(endpoints(id));
    for (Endpoint endpoint : before) {
      if (!still.contains(endpoint) && !others.contains(endpoint) && accepts.test(endpoint)) {
        still.add(endpoint);
      }
    }
    return still;
  }

  private List<Endpoint> endpoints(Predicate<String> wanted) {
    lock.lock();
    try {
      return open.entrySet().stream()
          .filter(each -> wanted.test(each.getValue()))
          .flatMap(each -> each.getKey().endpoints().stream())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
