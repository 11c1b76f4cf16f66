// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.driver.snmp.settings.DeviceSettings;
import io.lockgate.driver.snmp.settings.LinkSettings;
import io.lockgate.driver.snmp.traps.TrapDesk;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.Peer;
import io.lockgate.driver.snmp.wire.Session;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One set of credentials. There is nothing to connect: each device has a socket of its own, opened by its first request,
 * and what happens to it is no concern of the others. Thread-safe.
 */
final class SnmpLink implements Link {
  private final String id;
  private final LinkContext context;
  private final LinkSettings settings;
  private final TrapDesk traps;
  private final Access access;
  private final Session session;
  private final Set<SnmpDevice> devices = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SnmpLink(String id, LinkContext context, LinkSettings settings, TrapDesk traps) {
    this.id = id;
    this.context = context;
    this.settings = settings;
    this.traps = traps;
    access = Access.of(settings.credentials());
    session = Session.of(access);
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    return closed
        ? DriverException.failed(new DriverException.Closed(false))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public Device device(DeviceSpec spec) throws DriverException {
    requireOpen();
    DeviceSettings its = DeviceSettings.of(spec.settings());
    Duration timeout = its.timeout().isZero() ? settings.timeout() : its.timeout();
    Peer peer = new Peer(session, context, id, its, timeout);
    SnmpDevice device = new SnmpDevice(context, peer, access, traps, devices::remove);
    devices.add(device);
    if (closed) {
      device.close();
      requireOpen();
    }
    return device;
  }

  private void requireOpen() throws DriverException.Closed {
    if (closed) {
      throw new DriverException.Closed(false);
    }
  }

  @Override
  public int maxInFlight() {
    return settings.maxInFlight();
  }

  @Override
  public void close() {
    closed = true;
    devices.forEach(SnmpDevice::close);
  }
}
