// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.command;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.north.mqtt.json.FlatObject;
import io.lockgate.north.mqtt.json.JsonException;
import io.lockgate.north.mqtt.json.JsonWriter;
import io.lockgate.north.mqtt.wire.Incoming;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Orders of one broker: each is written once through the gate, and answered. An order with an {@code id} that came before
 * is not written again; it gets the answer of the first. Thread-safe.
 */
public final class Commands {
  private static final int MOST_AT_A_TIME = 64;
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST_ID = 128;
  private static final long DEFAULT_MILLIS = 10_000;
  private static final long LONGEST_MILLIS = 600_000;

  private final Identity who;
  private final WriteGate gate;
  private final PointDirectory directory;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, CompletionStage<Said>> known = new Remembered();

  /** The newest answers by the ids of their orders. */
  private static final class Remembered extends LinkedHashMap<String, CompletionStage<Said>> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, CompletionStage<Said>> eldest) {
      return size() > REMEMBERED;
    }
  }

  /**
   * Takes orders.
   *
   * @param broker name of the broker, for the audit log
   */
  public Commands(String broker, WriteGate gate, PointDirectory directory) {
    String name = ("mqtt-" + broker).replaceAll("[^a-z0-9-]", "-");
    this.who = new Identity(name.substring(0, Math.min(64, name.length())), Role.OPERATOR, "mqtt");
    this.gate = gate;
    this.directory = directory;
  }

  /**
   * An order as JSON: {@code {"id":"7","point":"io1/DO3","value":true,"within":5000}}; {@code id} and {@code within}
   * (milliseconds) may be left out. Never fails: a message that is no order is answered, too.
   */
  public CompletionStage<Said> json(Incoming message) {
    FlatObject order;
    try {
      order = FlatObject.parse(message.payload());
    } catch (JsonException e) {
      return refused("", "", "MALFORMED", String.valueOf(e.getMessage()));
    }
    String id = order.text("id").orElse("");
    String point = order.text("point").orElse("");
    if (message.retained()) {
      return refused(id, point, "RETAINED", "an order that the broker had kept is not carried out");
    }
    if (id.length() > LONGEST_ID) {
      return refused("", point, "MALFORMED", "an id has at most " + LONGEST_ID + " characters");
    }
    long within = order.number("within").map(BigDecimal::longValue).orElse(DEFAULT_MILLIS);
    return once(id, () -> write(id, point, order.members().get("value"), within));
  }

  /**
   * An order for a point.
   *
   * @param value {@link String}, {@link BigDecimal} or {@link Boolean}
   */
  public CompletionStage<Said> write(String point, @Nullable Object value) {
    return write("", point, value, DEFAULT_MILLIS);
  }

  private interface Work {
    CompletionStage<Said> begin();
  }

  private CompletionStage<Said> once(String id, Work work) {
    if (id.isEmpty()) {
      return work.begin();
    }
    synchronized (known) {
      CompletionStage<Said> before = known.get(id);
      if (before != null) {
        return before;
      }
      CompletionStage<Said> now = work.begin();
      known.put(id, now);
      return now;
    }
  }

  private CompletionStage<Said> write(
      String id, String point, @Nullable Object value, long within) {
    if (within < 1 || within > LONGEST_MILLIS) {
      return refused(id, point, "MALFORMED", "within must be 1 to " + LONGEST_MILLIS);
    }
    PointId target;
    try {
      target = PointId.of(point);
    } catch (IllegalArgumentException e) {
      return refused(id, point, "NO_SUCH_POINT", String.valueOf(e.getMessage()));
    }
    Optional<PointModel> model = directory.find(target).map(PointDirectory.Entry::model);
    if (model.isEmpty()) {
      return refused(id, point, "NO_SUCH_POINT", "there is no point '" + target + "'");
    }
    Value wanted = CommandValue.of(model.orElseThrow(), value);
    if (wanted.isMissing()) {
      return refused(id, point, "WRONG_TYPE", "the point cannot hold such a value");
    }
    if (open.incrementAndGet() > MOST_AT_A_TIME) {
      open.decrementAndGet();
      return refused(id, point, "BUSY", "too many orders at a time");
    }
    WriteRequest request = WriteRequest.automatic(who, target, wanted, Duration.ofMillis(within));
    if (!model.orElseThrow().write().readBack()) {
      request = request.expecting(Value.missing());
    }
    return gate.write(request)
        .whenComplete((outcome, defect) -> open.decrementAndGet())
        .thenApply(outcome -> said(id, point, outcome));
  }

  private static CompletionStage<Said> refused(
      String id, String point, String reason, String sentence) {
    JsonWriter json = begin(id, point, "refused", sentence);
    json.text("reason", reason.toLowerCase(Locale.ROOT).replace('_', '-'));
    return CompletableFuture.completedFuture(new Said(false, json.endObject().toBytes()));
  }

  private static Said said(String id, String point, WriteOutcome outcome) {
    String kind = outcome.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    JsonWriter json = begin(id, point, kind.toLowerCase(Locale.ROOT), outcome.sentence());
    boolean done = outcome instanceof WriteOutcome.Accepted;
    if (outcome instanceof WriteOutcome.Confirmed confirmed) {
      done = true;
      json.value("readBack", confirmed.readBack());
    } else if (outcome instanceof WriteOutcome.NotConfirmed other) {
      json.value("readBack", other.readBack());
    } else if (outcome instanceof WriteOutcome.Refused refused) {
      json.text("reason", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } else if (outcome instanceof WriteOutcome.Rejected rejected) {
      json.number("code", rejected.code());
    }
    return new Said(done, json.endObject().toBytes());
  }

  private static JsonWriter begin(String id, String point, String outcome, String sentence) {
    JsonWriter json = new JsonWriter().object();
    if (!id.isEmpty()) {
      json.text("id", id);
    }
    return json.text("point", point).text("outcome", outcome).text("sentence", sentence);
  }
}
