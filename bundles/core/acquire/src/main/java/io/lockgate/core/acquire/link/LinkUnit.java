// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.Quality;
import io.lockgate.core.acquire.queue.LinkQueue;
import io.lockgate.core.acquire.queue.Mailbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link with its devices. Its public methods are thread-safe and leave their work in its mailbox; all else is done by
 * one thread at a time, whoever that is, which neither blocks nor waits.
 */
public final class LinkUnit {
  private static final Logger LOG = LoggerFactory.getLogger(LinkUnit.class);

  private final FieldServices services;
  private final Mailbox mailbox = new Mailbox(this::pump);
  private final LinkQueue<Exchange<?>> queue = new LinkQueue<>();
  private final LinkCounters counters = new LinkCounters();
  private final Requests requests = new Requests(this, queue, counters);
  private final Defects defects;
  private final Connector connector;
  private final Watch watch;
  private final Map<String, DeviceUnit> devices = new ConcurrentHashMap<>();
  private final Silence silence = new Silence();
  private final Reach reach = new Reach();
  private volatile @Nullable LinkSession session;
  private volatile LinkDefinition definition;
  private volatile Condition condition;

  /** A link that does nothing until {@link #start}. */
  public LinkUnit(LinkDefinition definition, FieldServices services) {
    this.definition = definition;
    this.services = services;
    defects = new Defects(definition.spec().id());
    connector = new Connector(this, services.alarms());
    watch = new Watch(this, services.alarms());
    condition = new Condition(State.CONNECTING, "", services.clock().now().toEpochMilli());
  }

  // ---- from anywhere

  /** Begins to work. */
  public void start() {
    mailbox.post(this::reopen);
  }

  /** Works from now on as this says; its devices stay. What was open before is closed when the stage completes. */
  public CompletionStage<Void> change(LinkDefinition next) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    mailbox.post(
        () -> {
          definition = next;
          connector.off();
          condition(State.CONNECTING, "");
          reopen();
          done.complete(null);
        });
    return done;
  }

  /**
   * Ends it for good; its devices must have been removed. The driver's link is closed when the stage completes, at once
   * unless another thread is at work here.
   */
  public CompletionStage<Void> close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    mailbox.post(
        () -> {
          connector.off();
          closeSession();
          condition(State.OUT_OF_SERVICE, "closed");
          devices.values().forEach(DeviceUnit::remove);
          devices.clear();
          requests.refuseAll(new DriverException.NotConnected("there is no such link any more"));
          done.complete(null);
        });
    return done;
  }

  /** Adds a device, or puts it in the place of the one with the same id. */
  public void put(DeviceDefinition next, long ordinal) {
    mailbox.post(() -> place(new DeviceUnit(this, services, next, ordinal)));
  }

  /** Removes a device; then something else. */
  public void remove(String device, Runnable then) {
    mailbox.post(
        () -> {
          DeviceUnit gone = devices.remove(device);
          if (gone != null) {
            gone.remove();
          }
          then.run();
        });
  }

  /** Sends a raw request when its turn comes. */
  public CompletionStage<ByteBuffer> exchange(PassThrough.Request request) {
    RawExchange exchange = new RawExchange(this, request, services.clock());
    return requests.raw(request.source(), exchange);
  }

  /** Asks who is there, as a raw request of this source. */
  public CompletionStage<Identification> identify(DeviceSpec spec, String source) {
    return requests.raw(source, new IdentifyExchange(this, spec));
  }

  /** Writes or reads a single point when its turn comes. */
  <T> CompletionStage<T> order(int priority, Foreground<T> exchange) {
    return requests.order(priority, exchange);
  }

  /** Why nothing can be asked now. */
  DriverException notConnectedNow() {
    Condition now = condition;
    return new DriverException.NotConnected(
        now.detail().isEmpty() ? "the link is not connected" : now.detail());
  }

  /** Completes when it is connected, fails when that failed. */
  public CompletionStage<Void> reachable() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    mailbox.post(() -> reach.ask(answer));
    return answer;
  }

  /** As it is to be. */
  public LinkDefinition definition() {
    return definition;
  }

  /** How it is doing. */
  public LinkStatus status() {
    LinkSession its = session;
    boolean stuck = its != null && its.isStuck();
    return counters.status(definition, condition, stuck, requests.waiting());
  }

  /** How its devices are doing, in no order. */
  public List<DeviceStatus> devices() {
    return devices.values().stream().map(DeviceUnit::status).toList();
  }

  /** Defects of the driver so far. */
  public long defectCount() {
    return defects.count();
  }

  // ---- by its worker

  Mailbox mailbox() {
    return mailbox;
  }

  Defects defects() {
    return defects;
  }

  LinkQueue<Exchange<?>> queue() {
    return queue;
  }

  long now() {
    return services.clock().monotonicNanos();
  }

  /** Nanoseconds for an answer. */
  long timeout() {
    return Timeouts.ofLink(definition.spec().settings());
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

  private void place(DeviceUnit device) {
    device.declare();
    DeviceUnit former = devices.put(device.id(), device);
    if (former != null) {
      former.remove();
    }
    LinkSession its = session;
    if (its == null) {
      device.down(downQuality(), condition);
    } else {
      device.attach(its);
      if (connector.isUp()) {
        device.up();
      } else {
        device.down(Quality.NOT_CONNECTED, condition);
      }
    }
  }

  private Quality downQuality() {
    return condition.state() == State.OUT_OF_SERVICE
        ? Quality.OUT_OF_SERVICE
        : Quality.NOT_CONNECTED;
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
      devices.values().forEach(device -> device.attach(opened));
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
    condition(state, detail);
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
      devices.values().forEach(DeviceUnit::detach);
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
    condition(State.ONLINE, "");
    reach.known(null);
    devices.values().forEach(DeviceUnit::up);
  }

  void notConnected(DriverException why) {
    condition(State.OFFLINE, String.valueOf(why.getMessage()));
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
      condition(connector.isDue() ? State.CONNECTING : State.OFFLINE, "" + cause.getMessage());
      down();
    }
  }

  /** Nothing can be asked now: who waits is told, polls stop, points are bad. */
  private void down() {
    requests.refuseAll(notConnectedNow());
    devices.values().forEach(device -> device.down(downQuality(), condition));
  }

  /** An exchange is over and has been told. */
  void over(Exchange<?> exchange, @Nullable DriverException failure) {
    if (!exchange.needsConnection()) {
      return;
    }
    counters.exchanged(failure != null);
    if (failure == null || failure instanceof DriverException.Refused) {
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
        && devices.values().stream().noneMatch(DeviceUnit::isOnline);
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
      condition(State.OFFLINE, "the driver does not answer");
      down();
      reopen();
    } else if (its != null && !its.idle()) {
      watch.arm(its);
    }
  }

  private void condition(State state, String detail) {
    Condition before = condition;
    if (before.state() != state || !before.detail().equals(detail)) {
      condition = before.then(state, detail, services.clock().now().toEpochMilli());
      if (before.state() != state) {
        LOG.info("Link {}: {} {}", definition.spec().id(), state, detail);
      }
    }
  }
}
