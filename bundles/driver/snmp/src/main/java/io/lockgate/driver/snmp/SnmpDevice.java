// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.identify.Identifier;
import io.lockgate.driver.snmp.plan.Order;
import io.lockgate.driver.snmp.plan.Planner;
import io.lockgate.driver.snmp.plan.RowNames;
import io.lockgate.driver.snmp.traps.Subscriber;
import io.lockgate.driver.snmp.traps.TrapDesk;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An agent. Thread-safe. */
final class SnmpDevice implements Device {
  private final LinkContext context;
  private final Peer peer;
  private final Access access;
  private final TrapDesk traps;
  private final Consumer<SnmpDevice> atTheEnd;
  private final Planner planner;
  private final Order order;
  private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();

  SnmpDevice(
      LinkContext context,
      Peer peer,
      Access access,
      TrapDesk traps,
      Consumer<SnmpDevice> atTheEnd) {
    this.context = context;
    this.peer = peer;
    this.access = access;
    this.traps = traps;
    this.atTheEnd = atTheEnd;
    RowNames names = new RowNames(peer, context.clock());
    planner = new Planner(context, peer, names);
    order = new Order(peer, names);
  }

  private void requireOpen() throws DriverException.Closed {
    if (peer.closed()) {
      throw new DriverException.Closed(false);
    }
  }

  @Override
  public ReadPlan prepare(List<DevicePoint> points) throws DriverException {
    requireOpen();
    List<ReadStep> steps = planner.steps(points);
    return () -> steps;
  }

  @Override
  public CompletionStage<Void> write(
      DevicePoint point, Value value, int priority, Deadline deadline) {
    try {
      requireOpen();
      if (!access.credentials().secure()) {
        throw new DriverException.Refused(
            0, false, "only a link with encryption may write: this one can be forged");
      }
      return order.write(point, value, deadline);
    } catch (DriverException bad) {
      return DriverException.failed(bad);
    }
  }

  @Override
  public CompletionStage<Feed> subscribe(
      List<DevicePoint> points, Consumer<List<Reading>> sink, Deadline deadline) {
    try {
      requireOpen();
      Subscriber subscriber = Subscriber.of(access, points, context.clock(), sink);
      return traps.hear(peer.settings(), subscriber, context, deadline).thenApply(this::kept);
    } catch (DriverException bad) {
      return DriverException.failed(bad);
    }
  }

  /** Ends with the device at the latest. */
  private Feed kept(Feed running) {
    Feed feed =
        new Feed() {
          @Override
          public void close() {
            feeds.remove(this);
            running.close();
          }
        };
    feeds.add(feed);
    if (peer.closed()) {
      feed.close();
    }
    return feed;
  }

  @Override
  public CompletionStage<Identification> identify(Deadline deadline) {
    return new Identifier(peer).identify(deadline);
  }

  @Override
  public void close() {
    peer.close();
    feeds.forEach(Feed::close);
    feeds.clear();
    atTheEnd.accept(this);
  }
}
