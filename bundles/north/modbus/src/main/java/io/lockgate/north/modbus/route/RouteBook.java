// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Sources;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who answers for each unit id: a table, else a configured route, else the identity rule, else nobody. Thread-safe;
 * looking up costs one read of an array.
 */
public final class RouteBook implements Units {
  private static final Logger LOG = LoggerFactory.getLogger(RouteBook.class);
  private static final int UNITS = 256;

  private final Field field;
  private final FieldAudit audit;
  private final Counters counters;
  private final GatewayClock clock;
  private final Unit nobody;
  private volatile Unit[] units;

  private final Map<String, Route> routes = new TreeMap<>();
  private Map<Integer, Unit> tables = Map.of();
  private IdentityRule identity = IdentityRule.NONE;
  private Optional<String> identityLink = Optional.empty();

  /** Nobody answers for any unit. */
  public RouteBook(Field field, FieldAudit audit, Counters counters, GatewayClock clock) {
    this.field = field;
    this.audit = audit;
    this.counters = counters;
    this.clock = clock;
    this.nobody =
        (request, reply, caller) -> {
          counters.count(Event.NO_ROUTE);
          int function = request.get(request.position());
          return Unit.refuse(function, ExceptionCode.GATEWAY_PATH_UNAVAILABLE, reply);
        };
    this.units = empty();
  }

  private Unit[] empty() {
    Unit[] none = new Unit[UNITS];
    Arrays.fill(none, nobody);
    return none;
  }

  @Override
  public Unit of(int id) {
    return units[id];
  }

  /** The units that the gateway answers itself, by id. */
  public synchronized void tables(Map<Integer, Unit> answered) {
    tables = Map.copyOf(answered);
    rebuild();
  }

  /** A route is there, or has changed. */
  public synchronized void put(Route route) {
    routes.put(route.name(), route);
    rebuild();
  }

  /** A route is gone; without effect when it has changed meanwhile. */
  public synchronized void remove(Route route) {
    if (routes.remove(route.name(), route)) {
      rebuild();
    }
  }

  /** The rule for units without a route of their own. */
  public synchronized void identity(IdentityRule rule) {
    identity = rule;
    identityLink = identity.target(field.status());
    rebuild();
  }

  /** Follows the links as they come and go; to be called every few seconds. */
  public synchronized void refresh() {
    Optional<String> now = identity.target(field.status());
    if (!now.equals(identityLink)) {
      identityLink = now;
      rebuild();
    }
  }

  /** The configured routes in force, sorted by unit. */
  public synchronized List<Route> inForce() {
    List<Route> found = new ArrayList<>();
    for (Unit unit : units) {
      if (unit instanceof RoutedUnit routed && routes.containsValue(routed.route())) {
        found.add(routed.route());
      }
    }
    return found;
  }

  /** The first of the routes that the identity rule has made; empty when it leads nowhere. */
  public synchronized Optional<Route> byRule() {
    return identityLink.map(link -> byRule(link, 1));
  }

  private Route byRule(String link, int unit) {
    return new Route(
        "identity", unit, link, Integer.toString(unit), identity.readOnly(), Sources.NONE, true);
  }

  /** The one place where a route gets into force. */
  private Optional<Unit> admit(Route route) {
    return route.enabled()
        ? Optional.of(new RoutedUnit(route, field, audit, counters, clock))
        : Optional.of(nobody);
  }

  private void rebuild() {
    Unit[] next = empty();
    boolean[] taken = new boolean[UNITS];
    tables.forEach(
        (id, unit) -> {
          next[id] = unit;
          taken[id] = true;
        });
    place(routes.values(), next, taken);
    List<Route> byRule = new ArrayList<>();
    identityLink.ifPresent(
        link -> {
          for (int id = 1; id <= IdentityRule.LAST_UNIT; id++) {
            if (!taken[id]) {
              byRule.add(byRule(link, id));
            }
          }
        });
    place(byRule, next, taken);
    units = next;
  }

  private void place(Collection<Route> wanted, Unit[] next, boolean[] taken) {
    for (Route route : wanted) {
      int id = route.unit();
      if (taken[id]) {
        LOG.error("route {} is left out: unit {} is taken", route.name(), id);
        continue;
      }
      taken[id] = true;
      admit(route).ifPresent(unit -> next[id] = unit);
    }
  }
}
