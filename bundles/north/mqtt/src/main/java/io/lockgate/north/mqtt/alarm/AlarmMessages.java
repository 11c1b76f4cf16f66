// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.north.mqtt.json.JsonWriter;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.time.Instant;
import java.util.Locale;

/**
 * One message an event, as JSON, QoS 1.
 *
 * @param topic where
 */
record AlarmMessages(String topic) {
  Outgoing event(AlarmEvent event) {
    JsonWriter json = begin(event.alarm(), event.change(), event.time());
    json.number("sequence", event.sequence()).text("clock", word(event.clock()));
    return end(json.text("by", event.by()));
  }

  /** One that stood before anybody was told of it. */
  Outgoing standing(Alarm alarm) {
    return end(begin(alarm, AlarmEvent.Change.RAISED, alarm.since()));
  }

  private static JsonWriter begin(Alarm alarm, AlarmEvent.Change change, Instant time) {
    JsonWriter json =
        new JsonWriter()
            .object()
            .text("id", alarm.id())
            .text("change", word(change))
            .text("time", time.toString())
            .text("state", word(alarm.state()))
            .text("severity", word(alarm.rule().severity()));
    alarm.cause().ifPresent(cause -> json.value("value", cause.value()));
    alarm.shelvedUntil().ifPresent(until -> json.text("shelvedUntil", until.toString()));
    return json;
  }

  private Outgoing end(JsonWriter json) {
    return Outgoing.message(topic, json.endObject().toBytes());
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
