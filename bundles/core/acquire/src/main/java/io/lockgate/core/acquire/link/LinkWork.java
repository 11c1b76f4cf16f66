// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.core.acquire.queue.LinkQueue;
import io.lockgate.core.acquire.queue.Mailbox;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the worker of a link does: keeps its session and connection, brings its devices along, begins exchanges in turn.
 * All but the questions is done by one thread at a time, whoever empties the mailbox, which neither blocks nor waits.
 */
final class LinkWork {
  private final FieldServices services;
  private final Mailbox mailbox = new Mailbox(this::pump);
  private final LinkQueue<Exchange<?>> queue = new LinkQueue<>();
  private final LinkCounters counters = new LinkCounters();
  private final Requests requests = new Requests(this, queue, counters);
  private final Defects defects;
  private final Connector connector;
  private final Watch watch;
  private final LinkDevices devices = new LinkDevices();
  private final Silence silence = new Silence();
  private final Reach reach = new Reach();
  private final Standing standing;
  private volatile @Nullable LinkSession session;
  private volatile LinkDefinition definition;
  private volatile long timeout;

  /** A link that does nothing until {@link #reopen}. */
  LinkWork(LinkDefinition definition, FieldServices services) {
    this.definition = definition;
    timeout = Timeouts.ofLink(definition.spec().settings());
    this.services = services;
    defects = new Defects(definition.spec().id());
    connector = new Connector(this, services.alarms());
    watch = new Watch(this, services.alarms());
    standing = new Standing("Link " + definition.spec().id(), services.clock());
  }

  // ---- questions, by any thread

  /** As it is to be. */
  LinkDefinition definition() {
    return definition;
  }

  /** How it is doing. */
  LinkStatus status() {
    LinkSession its = session;
    boolean stuck = its != null && its.isStuck();
    return counters.status(definition, standing.now(), stuck, requests.waiting());
  }

  /** How its devices are doing, in no order. */
  List<DeviceStatus> devices() {
    return devices.status();
  }

  Defects defects() {
    return defects;
  }

  /** How many exchanges its driver takes at a time; one while it has no link. */
  int width() {
    LinkSession its = session;
    return its == null ? 1 : its.width();
  }

  /** Where requests come in. */
  Requests requests() {
    return requests;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  long now() {
    return services.clock().monotonicNanos();
  }

  /** Why nothing can be asked now. */
  DriverException notConnectedNow() {
    Condition now = standing.now();
    return new DriverException.NotConnected(
        now.detail().isEmpty() ? "the link is not connected" : now.detail());
  }

  // ---- by the worker

  /** Works from now on as this says; its devices stay. */
  void change(LinkDefinition next) {
    definition = next;
    timeout = Timeouts.ofLink(next.spec().settings());
    connector.off();
    standing.become(State.CONNECTING, "");
    reopen();
  }

  /** Ends it for good. */
  void end() {
    connector.off();
    closeSession();
    standing.become(State.OUT_OF_SERVICE, "closed");
    devices.removeAll();
    requests.refuseAll(new DriverException.NotConnected("there is no such link any more"));
  }

  /** Removes a device. */
  void remove(String device) {
    devices.remove(device);
  }

  /** Is told once it is connected, or that it cannot be. */
  void awaitReach(CompletableFuture<Void> answer) {
    reach.ask(answer);
  }

  LinkQueue<Exchange<?>> queue() {
    return queue;
  }

  /** Nanoseconds for an answer. */
  long timeout() {
    return timeout;
  }

  boolean isUp() {
    return connector.isUp();
  }

  /** Whether the driver has made a link. */
  boolean isOpen() {
    return session != null;
  }

  /** Whether a session is open and its driver can do this. */
  boolean can(Capability capability) {
    LinkSession its = session;
    return its != null && its.can(capability);
  }

  /** Takes a device in, or puts it in the place of the one with the same id. */
  void place(DeviceUnit device) {
    devices.put(device);
    LinkDevices.join(device, session, connector.isUp(), standing.now());
  }

  /** Opens it as it is to be, whatever was open before. */
  void reopen() {
    closeSession();
    LinkDefinition its = definition;
    Optional<Driver> driver = its.driver();
    if (!its.problem().isEmpty()) {
      stay(State.CONFIGURATION, its.problem());
    } else if (!its.enabled()) {
      stay(State.OUT_OF_SERVICE, "");
    } else if (driver.isEmpty()) {
      stay(State.NO_DRIVER, "driver " + its.driverName() + " is not there");
    } else {
      open(driver.get());
    }
  }

  private void open(Driver driver) {
    try {
      LinkSession opened = LinkSession.open(this, driver, definition, services);
      session = opened;
      connector.connect();
      devices.attach(opened);
    } catch (DriverException.BadSetting bad) {
      stay(State.CONFIGURATION, "" + bad.getMessage());
    } catch (DriverException failed) {
      connector.pause();
      notConnected(failed);
    }
  }

  /** Is not connected, and nobody tries. */
  private void stay(State state, String detail) {
    connector.off();
    standing.become(state, detail);
    down();
    reach.known(new DriverException.NotConnected(state + " " + detail));
  }

  private void closeSession() {
    LinkSession its = session;
    session = null;
    watch.disarm();
    reach.unknown();
    if (its != null) {
      connector.abandon();
      devices.detach();
      its.close();
    }
  }

  /** A pause is over. */
  void tryAgain() {
    if (session == null) {
      reopen();
    }
  }

  void connected() {
    standing.become(State.ONLINE, "");
    reach.known(null);
    devices.up();
  }

  void notConnected(DriverException why) {
    standing.become(State.OFFLINE, String.valueOf(why.getMessage()));
    reach.known(why);
    down();
  }

  /** A driver says that the connection is gone. */
  void lost(GivenContext whose, DriverException cause) {
    mailbox.post(
        () -> {
          LinkSession its = session;
          if (its != null && its.is(whose)) {
            lost(cause);
          }
        });
  }

  private void lost(DriverException cause) {
    if (connector.isUp()) {
      connector.lost();
      reach.unknown();
      standing.become(
          connector.isDue() ? State.CONNECTING : State.OFFLINE, "" + cause.getMessage());
      down();
    }
  }

  /** Nothing can be asked now: who waits is told, polls stop, points are bad. */
  private void down() {
    requests.refuseAll(notConnectedNow());
    devices.down(standing.now());
  }

  /** An exchange is over and has been told. */
  void over(Exchange<?> exchange, @Nullable DriverException failure) {
    if (!exchange.needsConnection()) {
      return;
    }
    counters.exchanged(failure != null);
    if (failure == null
        || failure instanceof DriverException.Refused
        || failure instanceof DriverException.Denied) {
      silence.answered(now());
      connector.answered();
    } else if (failure instanceof DriverException.Lost
        || failure instanceof DriverException.NotConnected) {
      lost(failure);
    } else if (failure instanceof DriverException.TimedOut) {
      silence.timedOut(now());
    }
  }

  /**
   * Whether nothing at all has come over the connection lately, so that it may be dead without knowing: no device
   * works, the last thing was silence, and the connection is not new.
   */
  boolean seemsDead() {
    LinkSession its = session;
    return its != null
        && its.idle()
        && connector.isUp()
        && silence.isLatest()
        && now() - connector.upSince() >= BackOff.FIRST
        && !devices.anyOnline();
  }

  /** Begins what can begin; after each round of mail. */
  private void pump() {
    LinkSession its = session;
    if (its != null && connector.isDue() && its.idle()) {
      its.start(connector.attempt());
      watch.arm(its);
    }
    while (its != null && its == session && connector.isUp() && its.hasRoom()) {
      Exchange<?> next = queue.take();
      if (next == null) {
        return;
      }
      next.leftQueue();
      if (next.expired(now())) {
        next.failed(new DriverException.Expired());
      } else {
        its.start(next);
        watch.arm(its);
      }
    }
  }

  /** Looks whether the driver keeps a stage open for ever. */
  void inspect() {
    LinkSession its = session;
    if (its != null && its.isOverdue(now())) {
      defects.report(new IllegalStateException("a stage stays open after its deadline"));
      standing.become(State.OFFLINE, "the driver does not answer");
      down();
      reopen();
    } else if (its != null && !its.idle()) {
      watch.arm(its);
    }
  }
}
