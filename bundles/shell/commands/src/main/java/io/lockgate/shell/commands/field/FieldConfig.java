// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.CommandRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Links, devices and routes as they are configured: factory configurations, seen through the store. */
final class FieldConfig {
  /** What a link's factory pid ends with. */
  static final String LINK = ".link";

  /** What a device's factory pid ends with. */
  static final String DEVICE = ".device";

  /** Factory pid of routes. */
  static final String ROUTE = "io.lockgate.north.modbus.route";

  /** Keys of a route, beyond {@link DeviceSpec#LINK}. */
  static final String UNIT = "unit";

  static final String ADDRESS = "address";

  /**
   * One of them.
   *
   * @param pid its configuration
   * @param id what stands behind {@code ~}
   * @param values those beyond the defaults; may hold secrets, never shown
   */
  record Item(String pid, String id, Map<String, String> values) {
    String value(String key, String otherwise) {
      String value = values.getOrDefault(key, "").strip();
      return value.isEmpty() ? otherwise : value;
    }

    String link() {
      return value(DeviceSpec.LINK, "");
    }
  }

  private final ConfigStore store;

  FieldConfig(ConfigStore store) {
    this.store = store;
  }

  /** The keys that say something else than the default, by id; looked up once for all, as there may be thousands. */
  Map<String, Set<String>> keys(String kind) {
    return items(kind).stream()
        .collect(Collectors.toMap(Item::id, item -> item.values().keySet(), FieldConfig::together));
  }

  private static Set<String> together(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  List<Item> links() {
    return items(LINK);
  }

  List<Item> devices() {
    return items(DEVICE);
  }

  List<Item> routes() {
    return items(ROUTE);
  }

  private List<Item> items(String factory) {
    List<Item> items = new ArrayList<>();
    for (String pid : store.pids()) {
      int tilde = pid.indexOf('~');
      if (tilde > 0 && pid.substring(0, tilde).endsWith(factory)) {
        items.add(new Item(pid, pid.substring(tilde + 1), store.get(pid)));
      }
    }
    return items;
  }

  /** The one with an id. */
  static Optional<Item> find(List<Item> items, String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /**
   * The one with an id.
   *
   * @param what it is, for the message
   * @throws CommandRefusedException there is none
   */
  static Item known(List<Item> items, String what, String id) throws CommandRefusedException {
    return find(items, id)
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    "there is no "
                        + what
                        + " '"
                        + id
                        + "'"
                        + (items.isEmpty() ? "" : "; there are " + ids(items))));
  }

  /**
   * Makes sure that a name is free.
   *
   * @throws CommandRefusedException it is not
   */
  static void free(List<Item> items, String what, String id) throws CommandRefusedException {
    if (find(items, id).isPresent()) {
      throw new CommandRefusedException("there is already a " + what + " '" + id + "'");
    }
  }

  static String ids(List<Item> items) {
    return String.join(", ", items.stream().map(Item::id).toList());
  }

  /** The devices on a link. */
  List<Item> devicesOn(String link) {
    return devices().stream().filter(device -> device.link().equals(link)).toList();
  }

  /** The routes to anything on a link. */
  List<Item> routesTo(String link) {
    return routes().stream().filter(route -> route.link().equals(link)).toList();
  }

  /** The routes to one device: same link, same address on it. */
  List<Item> routesTo(Item device) {
    String address = device.value(UNIT, "1");
    return routesTo(device.link()).stream()
        .filter(route -> route.value(ADDRESS, route.value(UNIT, "")).equals(address))
        .toList();
  }
}
