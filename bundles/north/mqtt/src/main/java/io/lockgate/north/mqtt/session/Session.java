// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.session;

import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.north.mqtt.template.Layout;
import io.lockgate.north.mqtt.wire.BrokerException;
import io.lockgate.north.mqtt.wire.Dial;
import io.lockgate.north.mqtt.wire.Incoming;
import io.lockgate.north.mqtt.wire.Link;
import io.lockgate.north.mqtt.wire.Links;
import io.lockgate.north.mqtt.wire.Outgoing;
import io.lockgate.north.mqtt.wire.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One broker. A thread of its own does everything; the methods that others call hand over and return. The connection is
 * made when the session starts, again when it is lost, and at once when a batch waits; a broker that does not answer in
 * time loses its connection. At most {@link #MOST_IN_FLIGHT} messages wait for the broker at a time.
 */
public final class Session implements AutoCloseable {
  /** The library refuses more, at a number that depends on luck; few are enough, since batches are large. */
  static final int MOST_IN_FLIGHT = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int MOST_RECEIVED = 256;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SessionSettings settings;
  private final Way way;
  private final Login login;
  private final Layout layout;
  private final ScheduledThreadPoolExecutor thread;
  private final Pauses pauses = new Pauses();
  private final AtomicInteger received = new AtomicInteger();

  /** Not yet handed to the connection. */
  private final Deque<Delivery> waiting = new ArrayDeque<>();

  private final Deque<Pending> queue = new ArrayDeque<>();
  private final List<Delivery> sent = new ArrayList<>();
  private final List<CompletableFuture<String>> tests = new ArrayList<>();

  private @Nullable Link link;
  private boolean online;
  private int inFlight;
  private @Nullable Future<?> retry;
  private @Nullable Future<?> renewal;
  private int generation;
  private volatile boolean closing;
  private volatile String trouble = "not connected yet";
  private volatile Kind troubleKind = Kind.UNREACHABLE;

  /** A message that waits for room; what it belongs to, if anything. */
  private record Pending(Outgoing message, @Nullable Delivery delivery) {}

  /** Begins to connect. */
  public Session(SessionSettings settings, Way way, Login login, Layout layout) {
    this.settings = settings;
    this.way = way;
    this.login = login;
    this.layout = layout;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, work -> new Thread(work, "lockgate-mqtt-" + settings.name()));
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    post(this::connect);
  }

  /** Why nothing goes; empty while there is a connection. */
  public String trouble() {
    return trouble;
  }

  /** What can be done about {@link #trouble}. */
  public Kind troubleKind() {
    return troubleKind;
  }

  /** See {@link io.lockgate.api.publish.Publisher#publish}. */
  public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
    CompletableFuture<Acknowledgement> stage = new CompletableFuture<>();
    begin(
        Delivery.of(layout -> layout.messages(batch), stage, () -> Acknowledgement.all(batch)),
        within);
    return stage.minimalCompletionStage();
  }

  /** Sends messages that are no samples; done when the broker has acknowledged all of them. Fails as {@link #publish} does. */
  public CompletionStage<Void> send(List<Outgoing> messages, Duration within) {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    begin(Delivery.of(layout -> messages, stage, () -> null), within);
    return stage.minimalCompletionStage();
  }

  private void begin(Delivery delivery, Duration within) {
    if (!post(() -> accept(delivery, within))) {
      delivery.failed(ended());
    }
  }

  /** Does something on the session's thread, after a pause; never, when the session ends before. */
  public void later(Duration pause, Runnable work) {
    schedule(pause, work);
  }

  /** See {@link io.lockgate.api.publish.Publisher#test}. */
  public CompletionStage<String> test(Duration within) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    if (!post(() -> test(stage, within))) {
      stage.completeExceptionally(ended());
    }
    return stage.minimalCompletionStage();
  }

  private static PublishException ended() {
    return new PublishException(Kind.UNREACHABLE, "the publisher has ended");
  }

  private boolean post(Runnable work) {
    try {
      thread.execute(() -> guarded(work));
      return true;
    } catch (RejectedExecutionException over) {
      return false;
    }
  }

  private @Nullable Future<?> schedule(Duration pause, Runnable work) {
    try {
      return thread.schedule(() -> guarded(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException over) {
      return null;
    }
  }

  /** The one place where a defect is caught; the connection is made anew, so that nothing is half done. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("broker {}: a defect; the connection is made anew", settings.name(), e);
      lost(new BrokerException(Kind.UNREACHABLE, "a defect of the gateway, see its log", e));
    }
  }

  // --- the connection

  private void connect() {
    if (link != null) {
      return;
    }
    cancel(retry);
    retry = null;
    int mine = ++generation;
    Dial dial = null;
    try {
      Login.Shown shown = login.show();
      dial = dial(shown);
      Link fresh = Links.make(dial, way, new Hearing(mine));
      link = fresh;
      shown.validFor().ifPresent(this::renewBefore);
      later(settings.patience().multipliedBy(2), () -> unanswered(mine));
      Dial used = dial;
      fresh
          .connect()
          .whenComplete(
              (done, why) -> {
                used.wipe();
                post(() -> connected(mine, why));
              });
    } catch (BrokerException e) {
      wipe(dial);
      lost(e);
    } catch (IOException e) {
      wipe(dial);
      lost(new BrokerException(Kind.SETTINGS, String.valueOf(e.getMessage()), e));
    }
  }

  /** The library waits for ever for the answer to a connect or subscribe. */
  private void unanswered(int mine) {
    if (mine == generation && link != null && !online) {
      lost(new BrokerException(Kind.UNREACHABLE, "the broker does not answer", null));
    }
  }

  private Dial dial(Login.Shown shown) {
    return new Dial(
        settings.version5(),
        settings.uri(),
        settings.clientId(),
        shown.user(),
        shown.password(),
        settings.keepAlive(),
        settings.patience(),
        layout.will().orElse(null));
  }

  private static void wipe(@Nullable Dial dial) {
    if (dial != null) {
      dial.wipe();
    }
  }

  private void renewBefore(Duration validFor) {
    cancel(renewal);
    renewal = schedule(validFor.multipliedBy(9).dividedBy(10), this::renew);
  }

  /** Nothing is lost: what has not been acknowledged comes again. */
  private void renew() {
    LOG.info("broker {}: connects again with a new token", settings.name());
    leave(new BrokerException(Kind.UNREACHABLE, "the token is renewed", null));
    connect();
  }

  private void connected(int mine, @Nullable Throwable why) {
    Link present = link;
    if (mine != generation || present == null) {
      return;
    }
    if (why != null) {
      lost(fault(why));
      return;
    }
    List<String> filters = layout.filters();
    if (filters.isEmpty()) {
      subscribed(mine, null);
    } else {
      present.subscribe(filters).whenComplete((done, no) -> post(() -> subscribed(mine, no)));
    }
  }

  private void subscribed(int mine, @Nullable Throwable why) {
    if (mine != generation || link == null) {
      return;
    }
    if (why != null) {
      lost(fault(why));
      return;
    }
    online = true;
    trouble = "";
    pauses.reset();
    LOG.info("broker {}: connected to {}", settings.name(), settings.uri());
    layout.greeting().forEach(each -> queue.add(new Pending(each, null)));
    tests.forEach(each -> each.complete("connected to " + settings.uri()));
    tests.clear();
    while (!waiting.isEmpty()) {
      send(waiting.poll());
    }
    pump();
  }

  private static BrokerException fault(Throwable why) {
    Throwable cause = why instanceof CompletionException ? why.getCause() : why;
    return cause instanceof BrokerException known
        ? known
        : new BrokerException(Kind.UNREACHABLE, "the connection failed", cause);
  }

  private void lost(BrokerException why) {
    leave(why);
    if (thread.isShutdown()) {
      return;
    }
    Duration pause = pauses.after(why.kind());
    cancel(retry);
    retry = schedule(pause, this::connect);
  }

  /** There is no connection any more; all that waits for it fails. */
  private void leave(BrokerException why) {
    generation++;
    boolean was = online;
    online = false;
    inFlight = 0;
    cancel(renewal);
    renewal = null;
    if (!closing && (was || !trouble.equals(why.getMessage()))) {
      LOG.warn("broker {}: {}", settings.name(), why.getMessage());
    }
    trouble = String.valueOf(why.getMessage());
    troubleKind = why.kind();
    queue.clear();
    List<Delivery> all = new ArrayList<>(sent);
    all.addAll(waiting);
    sent.clear();
    waiting.clear();
    layout.disconnected();
    Link present = link;
    link = null;
    if (present != null) {
      present.close();
    }
    all.forEach(each -> each.failed(why.toPublishException()));
    tests.forEach(each -> each.completeExceptionally(why.toPublishException()));
    tests.clear();
  }

  private static void cancel(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  // --- what goes out

  private void accept(Delivery delivery, Duration within) {
    delivery.timer = schedule(within, () -> overdue(delivery));
    if (online) {
      send(delivery);
      pump();
    } else {
      waiting.add(delivery);
      connect();
    }
  }

  private void overdue(Delivery delivery) {
    if (waiting.remove(delivery)) {
      delivery.failed(new PublishException(Kind.UNREACHABLE, "no connection in time: " + trouble));
    } else if (sent.contains(delivery)) {
      lost(new BrokerException(Kind.UNREACHABLE, "the broker did not acknowledge in time", null));
    }
  }

  private void send(Delivery delivery) {
    List<Outgoing> messages = delivery.messages(layout);
    sent.add(delivery);
    delivery.open = messages.size();
    messages.forEach(each -> queue.add(new Pending(each, delivery)));
    if (messages.isEmpty()) {
      settle(delivery);
    }
  }

  /** As many as there is room for. */
  private void pump() {
    while (inFlight < MOST_IN_FLIGHT && !queue.isEmpty()) {
      Link present = link;
      if (present == null) {
        return;
      }
      Pending next = queue.remove();
      inFlight++;
      int mine = generation;
      present
          .publish(next.message())
          .whenComplete((done, why) -> post(() -> answered(mine, next, why)));
    }
  }

  private void answered(int mine, Pending pending, @Nullable Throwable why) {
    if (mine != generation) {
      return;
    }
    if (why != null) {
      lost(fault(why));
      return;
    }
    inFlight--;
    Delivery delivery = pending.delivery();
    if (delivery != null) {
      delivery.open--;
      if (delivery.open == 0) {
        confirm(delivery, pending.message().acknowledged());
      }
    }
    pump();
  }

  /** What the broker has not acknowledged one by one it acknowledges by answering what was asked after it. */
  private void confirm(Delivery delivery, boolean acknowledged) {
    Link present = link;
    if (acknowledged || present == null) {
      settle(delivery);
      return;
    }
    int mine = generation;
    present
        .barrier()
        .whenComplete(
            (done, why) ->
                post(
                    () -> {
                      if (mine == generation && why == null) {
                        settle(delivery);
                      } else if (mine == generation) {
                        lost(fault(why));
                      }
                    }));
  }

  private void settle(Delivery delivery) {
    sent.remove(delivery);
    delivery.done();
  }

  private void test(CompletableFuture<String> stage, Duration within) {
    if (online) {
      Link present = link;
      if (present != null) {
        present.barrier().whenComplete((done, why) -> post(() -> tested(stage, why)));
      }
    } else {
      tests.add(stage);
      connect();
    }
    later(
        within,
        () -> {
          tests.removeIf(each -> each == stage);
          stage.completeExceptionally(
              new PublishException(Kind.UNREACHABLE, "no answer in time: " + trouble));
        });
  }

  private void tested(CompletableFuture<String> stage, @Nullable Throwable why) {
    if (why == null) {
      stage.complete("connected to " + settings.uri() + ", it answers");
    } else {
      stage.completeExceptionally(fault(why).toPublishException());
    }
  }

  // --- what comes in

  /** Hands over what the library says of one connection. */
  private final class Hearing implements Link.Listener {
    private final int mine;

    Hearing(int mine) {
      this.mine = mine;
    }

    @Override
    public void lost(BrokerException why) {
      post(
          () -> {
            if (mine == generation) {
              Session.this.lost(why);
            }
          });
    }

    @Override
    public void received(Incoming message) {
      if (received.incrementAndGet() > MOST_RECEIVED) {
        received.decrementAndGet();
        LOG.warn("broker {}: too many messages at a time, one is left out", settings.name());
        return;
      }
      post(
          () -> {
            received.decrementAndGet();
            if (mine == generation) {
              layout.received(message, Session.this::answer);
            }
          });
    }
  }

  private void answer(Layout.Answer said) {
    post(
        () -> {
          if (online) {
            said.messages().forEach(each -> queue.add(new Pending(each, null)));
            pump();
          }
        });
  }

  // --- the end

  /** Says farewell, for two seconds at most, and ends connection and thread; open stages fail. */
  @Override
  public void close() {
    closing = true;
    CompletableFuture<Void> gone = new CompletableFuture<>();
    if (!post(() -> bow(gone))) {
      return;
    }
    try {
      gone.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("broker {}: no farewell: {}", settings.name(), e.toString());
    }
    post(() -> leave(new BrokerException(Kind.UNREACHABLE, "the publisher has ended", null)));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("broker {}: its thread is still busy", settings.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void bow(CompletableFuture<Void> gone) {
    Link present = link;
    if (present == null || !online) {
      gone.complete(null);
      return;
    }
    CompletionStage<Void> said = CompletableFuture.completedFuture(null);
    for (Outgoing each : layout.farewell()) {
      CompletionStage<Void> one = present.publish(each);
      said = said.thenCombine(one, (before, now) -> null);
    }
    generation++;
    said.whenComplete(
        (done, why) ->
            post(() -> present.disconnect().whenComplete((left, no) -> gone.complete(null))));
  }
}
