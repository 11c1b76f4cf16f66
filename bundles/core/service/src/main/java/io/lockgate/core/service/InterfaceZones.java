// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Zone;
import io.lockgate.api.service.ZoneAddresses;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Zones are lists of network interfaces. Without any setting {@code wifi} is every wireless interface and {@code eth1}
 * every other one but the loopback, so that a fresh unit can be reached; the wildcard stands for all of those together,
 * {@code wifi} being wanted only where the host has a radio. As soon as interfaces are named the wildcard is never
 * given, since the host may have others. IPv6 link-local addresses are left out: they mean nothing without an interface.
 */
@Component(configurationPid = InterfaceZones.PID)
@Designate(ocd = ZoneSettings.class)
public final class InterfaceZones implements ZoneAddresses {
  static final String PID = "io.lockgate.core.service.zones";

  private static final Logger LOG = LoggerFactory.getLogger(InterfaceZones.class);
  private static final Set<Zone> WIRED = EnumSet.of(Zone.ETH1, Zone.LOCAL);
  private static final Set<Zone> WITH_RADIO = EnumSet.of(Zone.ETH1, Zone.WIFI, Zone.LOCAL);

  private final Map<Zone, Set<String>> names;
  private final HostInterface.Source host;
  private final Radios radios;

  /** Zones as configured. */
  @Activate
  public InterfaceZones(ZoneSettings settings) {
    this(names(settings), HostInterface::all, Radios.OF_HOST);
  }

  InterfaceZones(Map<Zone, Set<String>> names, HostInterface.Source host, Radios radios) {
    this.names = Map.copyOf(names);
    this.host = host;
    this.radios = radios;
  }

  private static Map<Zone, Set<String>> names(ZoneSettings settings) {
    Map<Zone, String[]> all =
        Map.of(
            Zone.ETH1, settings.eth1(),
            Zone.ETH2, settings.eth2(),
            Zone.WIFI, settings.wifi(),
            Zone.WIFI_AP, settings.wifi$_$ap(),
            Zone.VPN, settings.vpn());
    Map<Zone, Set<String>> names = new EnumMap<>(Zone.class);
    all.forEach(
        (zone, interfaces) -> {
          Set<String> named = new TreeSet<>(List.of(interfaces));
          named.remove("");
          if (!named.isEmpty()) {
            names.put(zone, named);
          }
        });
    return names;
  }

  @Override
  public List<InetAddress> addresses(Set<Zone> zones) {
    try {
      if (names.isEmpty() && zones.containsAll(radios.any() ? WITH_RADIO : WIRED)) {
        return List.of(InetAddress.getByAddress(new byte[4]));
      }
      List<InetAddress> found = new ArrayList<>();
      for (HostInterface each : host.list()) {
        if (zones.stream().anyMatch(zone -> holds(zone, each))) {
          found.addAll(each.addresses());
        }
      }
      return found.stream()
          .filter(address -> !address.isLinkLocalAddress() || address instanceof Inet4Address)
          .distinct()
          .sorted(Comparator.comparing(InetAddress::getHostAddress))
          .toList();
    } catch (IOException e) {
      LOG.error("the network interfaces cannot be listed: nothing is opened", e);
      return List.of();
    }
  }

  private boolean holds(Zone zone, HostInterface each) {
    if (zone == Zone.LOCAL || each.loopback()) {
      return zone == Zone.LOCAL && each.loopback();
    }
    return names.isEmpty()
        ? zone == (radios.is(each.name()) ? Zone.WIFI : Zone.ETH1)
        : names.getOrDefault(zone, Set.of()).contains(each.name());
  }
}
