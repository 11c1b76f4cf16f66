// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Discovery.Found;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shows what was found, and makes of it a change that adds what is new. For one thread. */
final class FoundDevices {
  private static final List<String> PLACES = List.of("host", "serial-port");

  private final String driverBundle;
  private final Set<String> linkIds = new HashSet<>();
  private final Set<String> deviceIds = new HashSet<>();
  private final Map<Settings, String> newLinks = new HashMap<>();
  private final List<String> added = new ArrayList<>();
  private ConfigChange change = ConfigChange.none();

  FoundDevices(String driverBundle, FieldConfig config) {
    this.driverBundle = driverBundle;
    config.links().forEach(link -> linkIds.add(link.id()));
    config.devices().forEach(device -> deviceIds.add(device.id()));
  }

  static Table table(List<Found> found) {
    Table table =
        new Table("link", "device", "vendor", "product", "revision", "serial", "model", "known_as");
    for (Found each : found) {
      table.row(
          each.linkId().orElse(words(each.link())),
          words(each.device()),
          each.identification().vendor(),
          each.identification().product(),
          each.identification().revision(),
          each.identification().serial(),
          each.model().orElse(""),
          each.deviceId().orElse(""));
    }
    return table;
  }

  private static String words(Settings settings) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(settings.values()).forEach((key, value) -> words.add(key + "=" + value));
    return String.join(" ", words);
  }

  /** Adds a device that is new and has a model; its link, too, when that is new. */
  void add(Found device) {
    if (device.deviceId().isPresent() || device.model().isEmpty()) {
      return;
    }
    String link = device.linkId().orElseGet(() -> linkFor(device.link()));
    String id = free(deviceIds, device.model().get() + "-", 1);
    String pid = driverBundle + FieldConfig.DEVICE + "~" + id;
    change =
        ChangeCommand.with(change, pid, device.device().values())
            .set(pid, DeviceSpec.LINK, link)
            .set(pid, DeviceSpec.MODEL, device.model().get());
    added.add(id);
  }

  private String linkFor(Settings settings) {
    String known = newLinks.get(settings);
    if (known != null) {
      return known;
    }
    String place =
        PLACES.stream()
            .map(key -> settings.text(key, ""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("link");
    String plain =
        place
            .substring(place.lastIndexOf('/') + 1)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    String base = plain.isEmpty() ? "link" : plain.substring(0, Math.min(plain.length(), 40));
    String id = linkIds.add(base) ? base : free(linkIds, base + "-", 2);
    newLinks.put(settings, id);
    change =
        ChangeCommand.with(change, driverBundle + FieldConfig.LINK + "~" + id, settings.values());
    return id;
  }

  private static String free(Set<String> taken, String prefix, int first) {
    int number = first;
    while (!taken.add(prefix + number)) {
      number++;
    }
    return prefix + number;
  }

  ConfigChange change() {
    return change;
  }

  /** Ids of the new devices. */
  List<String> added() {
    return added;
  }
}
