// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.api.service.Endpoint;
import io.lockgate.driver.sim.bus.Bus;
import io.lockgate.driver.sim.bus.Fault;
import io.lockgate.driver.sim.bus.FaultPlan;
import io.lockgate.driver.sim.bus.Path;
import io.lockgate.driver.sim.bus.SimulatedDevice;
import io.lockgate.driver.sim.bus.Site;
import io.lockgate.driver.sim.device.Behaviour;
import io.lockgate.driver.sim.device.PlainDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Both ports with devices behind them. */
public final class Rig implements AutoCloseable {
  private final RunningClock clock = new RunningClock();
  private final Site site = new Site();
  private final EventLoop loop;
  private final Endpoint tcp;
  private final Endpoint rtu;

  public Rig() throws IOException {
    this(16);
  }

  public Rig(int connections) throws IOException {
    loop = EventLoop.start(clock);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    tcp = Port.tcp(loop, any, bus(Path.TCP), connections).endpoint();
    rtu = Port.rtuOverTcp(loop, any, bus(Path.RTU), connections).endpoint();
  }

  Bus bus(Path path) {
    return new Bus(path, List.of(site));
  }

  EventLoop loop() {
    return loop;
  }

  RunningClock clock() {
    return clock;
  }

  public Endpoint tcp() {
    return tcp;
  }

  public Endpoint rtu() {
    return rtu;
  }

  /** Puts a plain device on both paths. */
  public Rig plain(int unit) {
    return plain(unit, Fault.NONE, 0, Duration.ZERO);
  }

  /** Puts a plain device with a fault on both paths. */
  public Rig plain(int unit, Fault fault, int percent, Duration delay) {
    for (Path path : Path.values()) {
      put(path, unit, new PlainDevice(), fault, percent, delay);
    }
    return this;
  }

  /** Puts any device on one path. */
  public Rig put(
      Path path, int unit, Behaviour behaviour, Fault fault, int percent, Duration delay) {
    FaultPlan plan = new FaultPlan(fault, percent, delay, new SplittableRandom(unit));
    site.add(new Site.Place(path, unit), new SimulatedDevice(unit, behaviour, plan, clock));
    return this;
  }

  @Override
  public void close() {
    loop.close();
  }
}
