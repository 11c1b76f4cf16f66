// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.itests.far.FarClient;
import io.lockgate.testkit.netns.Cable;
import io.lockgate.testkit.netns.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A gateway in a network of its own, cabled to three others. Nothing of it touches this host's network. */
final class Site implements AutoCloseable {
  /** A network beside the gateway. */
  enum Side {
    /** Of the offices, at the gateway's first port. */
    IT("eth1"),
    /** Of the devices, at the second. */
    OT("eth2"),
    /** What stands for the Wi-Fi that the gateway is a station of. */
    AIR("wlan1");

    /** The gateway's interface to it. */
    final String device;

    Side(String device) {
      this.device = device;
    }
  }

  private final Map<Side, NetworkNamespace> networks = new EnumMap<>(Side.class);
  private final Map<Side, String> gatewayAt = new EnumMap<>(Side.class);
  private final List<Runnable> open = new ArrayList<>();
  private final NetworkNamespace middle;
  private final GatewayProcess gateway;

  private Site(Side... sides) {
    middle = NetworkNamespace.add("gw");
    open.add(middle::close);
    for (Side side : sides) {
      NetworkNamespace network = NetworkNamespace.add(side.name().toLowerCase(Locale.ROOT));
      open.add(network::close);
      networks.put(side, network);
      Cable.between(middle, side.device, network, "port");
    }
    gateway = GatewayProcess.in(middle);
    open.add(gateway::close);
  }

  /** Each side is a network by itself, and the gateway is told which is which. */
  static Site separated() throws IOException {
    Site site = new Site(Side.values());
    site.address(Side.IT, site.middle, Side.IT.device, "10.71.1.");
    site.address(Side.OT, site.middle, Side.OT.device, "10.71.2.");
    site.address(Side.AIR, site.middle, Side.AIR.device, "10.71.3.");
    site.configure("io.lockgate.core.service.zones", "eth1 = eth1", "eth2 = eth2", "wifi = wlan1");
    return site;
  }

  /** The two wired ports are one bridge with one address; the gateway is as unpacked. */
  static Site switched() {
    Site site = new Site(Side.IT, Side.OT);
    site.middle.run("ip", "link", "add", "br0", "type", "bridge");
    site.middle.run("ip", "link", "set", "br0", "up");
    for (Side side : site.networks.keySet()) {
      site.middle.run("ip", "link", "set", side.device, "master", "br0");
    }
    site.address(Side.IT, site.middle, "br0", "10.71.1.");
    site.network(Side.OT).address("port", "10.71.1.3/24");
    site.gatewayAt.put(Side.OT, "10.71.1.1");
    return site;
  }

  private void address(Side side, NetworkNamespace ours, String device, String network) {
    ours.address(device, network + "1/24");
    network(side).address("port", network + "2/24");
    gatewayAt.put(side, network + "1");
  }

  /** Writes a file of the gateway's configuration. */
  Site configure(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(pid + ".cfg"), List.of(lines));
    return this;
  }

  GatewayProcess gateway() {
    return gateway;
  }

  NetworkNamespace network(Side side) {
    return Objects.requireNonNull(networks.get(side));
  }

  /** The gateway's address on that side. */
  String gatewayAt(Side side) {
    return Objects.requireNonNull(gatewayAt.get(side));
  }

  /** A client on that side. */
  Far client(Side side) throws IOException {
    return start(side, FarClient.class);
  }

  /** A program on that side; it ends with the site. */
  Far start(Side side, Class<?> program, String... arguments) throws IOException {
    Far far = Far.start(network(side), program, arguments);
    open.add(far::close);
    return far;
  }

  @Override
  public void close() {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).run();
    }
  }
}
