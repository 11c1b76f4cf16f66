// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Makes one agent many devices: a port for each, whose datagrams go to the agent and back unchanged; says when which of
 * them is asked. One thread.
 */
final class SnmpRelay implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final List<Integer> ports = new ArrayList<>();
  private final Pulse pulse;
  private final BitSet asked = new BitSet();
  private int requests;

  /** One device: its own port, and the way to the agent. */
  private static final class Device {
    private final int number;
    private final DatagramChannel face;
    private final DatagramChannel agent;
    private Optional<SocketAddress> asker = Optional.empty();

    private Device(int number, DatagramChannel face, DatagramChannel agent) {
      this.number = number;
      this.face = face;
      this.agent = agent;
    }
  }

  private SnmpRelay(int agentPort, int devices, Pulse pulse) throws IOException {
    this.pulse = pulse;
    InetAddress here = InetAddress.getLoopbackAddress();
    for (int i = 0; i < devices; i++) {
      DatagramChannel face = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
      DatagramChannel agent =
          DatagramChannel.open().connect(new InetSocketAddress(here, agentPort));
      Device device = new Device(i, face, agent);
      for (DatagramChannel channel : List.of(face, agent)) {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, device);
      }
      ports.add(((InetSocketAddress) face.getLocalAddress()).getPort());
    }
  }

  /** Starts it; each datagram to a device is a beat. */
  static SnmpRelay start(int agentPort, int devices, Pulse pulse) throws IOException {
    SnmpRelay relay = new SnmpRelay(agentPort, devices, pulse);
    Thread thread = new Thread(relay::run, "snmp-relay");
    thread.setDaemon(true);
    thread.start();
    return relay;
  }

  /** One of each device. */
  List<Integer> ports() {
    return ports;
  }

  /** Forgets what was asked so far. */
  synchronized void clear() {
    pulse.clear();
    asked.clear();
    requests = 0;
  }

  /** Datagrams to devices since then. */
  synchronized int requests() {
    return requests;
  }

  /** Devices that were not asked at all since then. */
  synchronized int forgotten() {
    return ports.size() - asked.cardinality();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(key -> pass((DatagramChannel) key.channel(), (Device) key.attachment()));
      }
    } catch (IOException e) {
      System.err.println("snmp relay: " + e);
    }
  }

  private void pass(DatagramChannel channel, Device device) {
    try {
      buffer.clear();
      SocketAddress from = channel.receive(buffer);
      buffer.flip();
      if (channel == device.face) {
        device.asker = Optional.ofNullable(from);
        heard(device.number);
        device.agent.write(buffer);
      } else if (device.asker.isPresent()) {
        device.face.send(buffer, device.asker.get());
      }
    } catch (IOException e) {
      System.err.println("snmp relay: device " + device.number + ": " + e);
    }
  }

  private synchronized void heard(int device) {
    pulse.beat(device, System.nanoTime());
    asked.set(device);
    requests++;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
