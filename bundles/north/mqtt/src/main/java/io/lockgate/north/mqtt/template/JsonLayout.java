// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import io.lockgate.api.publish.Batch;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.mqtt.command.Commands;
import io.lockgate.north.mqtt.json.JsonWriter;
import io.lockgate.north.mqtt.wire.Incoming;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plain JSON: batches, a retained status with a will, commands and their outcomes on a topic each. */
public final class JsonLayout implements Layout {
  private final JsonBatches batches;
  private final String status;
  private final String command;
  private final String outcome;
  private final @Nullable Commands commands;
  private final GatewayClock clock;

  /**
   * Nothing is said yet.
   *
   * @param names values of the placeholders that do not change
   * @param commands null: none are taken
   */
  public JsonLayout(
      JsonTopics topics,
      Map<String, String> names,
      @Nullable Commands commands,
      GatewayClock clock) {
    this.batches = new JsonBatches(topics.data(), names, topics.retained());
    this.status = topics.status().fill(names);
    this.command = topics.command().fill(names);
    this.outcome = topics.outcome().fill(names);
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Where what is said.
   *
   * @param data for samples
   * @param status for the state of the connection
   * @param command where orders come
   * @param outcome where they are answered
   * @param retained whether the broker keeps the last samples
   */
  public record JsonTopics(
      TopicTemplate data,
      TopicTemplate status,
      TopicTemplate command,
      TopicTemplate outcome,
      boolean retained) {}

  private Outgoing state(String state) {
    byte[] payload =
        new JsonWriter()
            .object()
            .text("state", state)
            .text("timestamp", clock.now().toString())
            .endObject()
            .toBytes();
    return new Outgoing(status, payload, true, true);
  }

  /** Its time is that of the connection: nobody knows when it will be lost. */
  @Override
  public Optional<Outgoing> will() {
    return Optional.of(state("lost"));
  }

  @Override
  public List<String> filters() {
    return commands == null ? List.of() : List.of(command);
  }

  @Override
  public List<Outgoing> greeting() {
    return List.of(state("online"));
  }

  @Override
  public List<Outgoing> farewell() {
    return List.of(state("offline"));
  }

  @Override
  public List<Outgoing> messages(Batch batch) {
    return batches.messages(batch);
  }

  @Override
  public void received(Incoming message, Consumer<Answer> answer) {
    Commands taking = commands;
    if (taking != null && message.topic().equals(command)) {
      taking
          .json(message)
          .thenAccept(
              said -> answer.accept(() -> List.of(Outgoing.message(outcome, said.payload()))));
    }
  }

  @Override
  public void disconnected() {
    // nothing is remembered of a connection
  }
}
