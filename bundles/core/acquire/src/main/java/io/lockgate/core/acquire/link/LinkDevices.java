// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.point.Quality;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The devices of a link, brought along through all that becomes of it. {@link #status} by any thread, else one at a time. */
final class LinkDevices {
  private final Map<String, DeviceUnit> devices = new ConcurrentHashMap<>();

  /** How they are doing, in no order. */
  List<DeviceStatus> status() {
    return devices.values().stream().map(DeviceUnit::status).toList();
  }

  /** Takes one in, in the place of the one with the same id. */
  void put(DeviceUnit device) {
    device.declare();
    DeviceUnit former = devices.put(device.id(), device);
    if (former != null) {
      former.remove();
    }
  }

  void remove(String id) {
    DeviceUnit gone = devices.remove(id);
    if (gone != null) {
      gone.remove();
    }
  }

  void removeAll() {
    devices.values().forEach(DeviceUnit::remove);
    devices.clear();
  }

  void attach(LinkSession session) {
    devices.values().forEach(device -> device.attach(session));
  }

  void detach() {
    devices.values().forEach(DeviceUnit::detach);
  }

  void up() {
    devices.values().forEach(DeviceUnit::up);
  }

  /** The link is not connected. */
  void down(Condition link) {
    devices.values().forEach(device -> device.down(quality(link), link));
  }

  boolean anyOnline() {
    return devices.values().stream().anyMatch(DeviceUnit::isOnline);
  }

  /** Brings a new one to where its link is. */
  static void join(DeviceUnit device, @Nullable LinkSession session, boolean up, Condition link) {
    if (session == null) {
      device.down(quality(link), link);
      return;
    }
    device.attach(session);
    if (up) {
      device.up();
    } else {
      device.down(Quality.NOT_CONNECTED, link);
    }
  }

  private static Quality quality(Condition link) {
    return link.state() == State.OUT_OF_SERVICE ? Quality.OUT_OF_SERVICE : Quality.NOT_CONNECTED;
  }
}
