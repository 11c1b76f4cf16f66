// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import io.lockgate.api.publish.Batch;
import io.lockgate.north.mqtt.command.Commands;
import io.lockgate.north.mqtt.json.JsonWriter;
import io.lockgate.north.mqtt.wire.Incoming;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Device topics of a cloud hub: samples as JSON to {@code devices/ID/messages/events/}, method {@code write} as an order,
 * answered with status 200 or 409 and the outcome. There is no will and nothing is retained; the hub itself knows who is
 * connected.
 */
public final class HubLayout implements Layout {
  private static final String METHODS = "$iothub/methods/POST/#";
  private static final String CONTENT = "$.ct=application%2Fjson&$.ce=utf-8";
  private static final String WRITE = "write";
  private static final Pattern CALL =
      Pattern.compile("\\$iothub/methods/POST/([^/]{1,128})/\\?\\$rid=([A-Za-z0-9-]{1,64})");
  private static final int DONE = 200;
  private static final int NOT_DONE = 409;
  private static final int NO_SUCH_METHOD = 404;

  private final JsonBatches batches;
  private final @Nullable Commands commands;

  /**
   * Nothing is said yet.
   *
   * @param device the client's id at the hub
   * @param commands null: none are taken
   */
  public HubLayout(String device, @Nullable Commands commands) {
    String topic = events(device) + CONTENT;
    this.batches = new JsonBatches(new TopicTemplate(topic), Map.of(), false);
    this.commands = commands;
  }

  /** Where something else than samples goes: with them, and a property that tells it apart. */
  public static String topic(String device, String type) {
    return events(device) + "type=" + type + "&" + CONTENT;
  }

  private static String events(String device) {
    return "devices/" + device + "/messages/events/";
  }

  @Override
  public Optional<Outgoing> will() {
    return Optional.empty();
  }

  @Override
  public List<String> filters() {
    return commands == null ? List.of() : List.of(METHODS);
  }

  @Override
  public List<Outgoing> greeting() {
    return List.of();
  }

  @Override
  public List<Outgoing> farewell() {
    return List.of();
  }

  @Override
  public List<Outgoing> messages(Batch batch) {
    return batches.messages(batch);
  }

  @Override
  public void received(Incoming message, Consumer<Answer> answer) {
    Matcher call = CALL.matcher(message.topic());
    Commands taking = commands;
    if (taking == null || !call.matches()) {
      return;
    }
    String request = call.group(2);
    if (!call.group(1).equals(WRITE)) {
      byte[] unknown =
          new JsonWriter().object().text("sentence", "no such method").endObject().toBytes();
      answer.accept(() -> List.of(reply(NO_SUCH_METHOD, request, unknown)));
      return;
    }
    taking
        .json(message)
        .thenAccept(
            said -> {
              int status = said.done() ? DONE : NOT_DONE;
              answer.accept(() -> List.of(reply(status, request, said.payload())));
            });
  }

  private static Outgoing reply(int status, String request, byte[] payload) {
    return Outgoing.message("$iothub/methods/res/" + status + "/?$rid=" + request, payload);
  }

  @Override
  public void disconnected() {
    // nothing is remembered of a connection
  }
}
