// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.util.Locale;

/** A side of the gateway that a service can be bound to. */
public enum Zone {
  /** First wired interface; by convention the IT side. */
  ETH1,
  /** Second wired interface; by convention the OT side. */
  ETH2,
  /** Wi-Fi infrastructure, the gateway being a station. */
  WIFI,
  /** The gateway's own Wi-Fi access point. */
  WIFI_AP,
  /** Remote-access tunnel. */
  VPN,
  /** Loopback. */
  LOCAL;

  /** Lower-case name as users write it: {@code eth1}, {@code wifi-ap}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a user's word in any letter case.
   *
   * @throws IllegalArgumentException it names no zone; the message lists those there are
   */
  public static Zone of(String id) {
    for (Zone zone : values()) {
      if (zone.id().equalsIgnoreCase(id)) {
        return zone;
      }
    }
    throw new IllegalArgumentException(
        "no zone '" + id + "': eth1, eth2, wifi, wifi-ap, vpn, local");
  }
}
