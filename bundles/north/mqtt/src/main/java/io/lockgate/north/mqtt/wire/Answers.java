// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reason codes of MQTT 5 (section 2.4 of its specification) in words. */
final class Answers {
  /** Lower ones are successes. */
  static final int FIRST_FAILURE = 0x80;

  static final int LAST_FAILURE = 0xFF;

  private record Answer(Kind kind, String words) {}

  private static final Map<Integer, Answer> KNOWN =
      Map.ofEntries(
          Map.entry(0x84, settings("the broker does not speak this version of MQTT")),
          Map.entry(0x85, settings("the broker wants another client id")),
          Map.entry(0x86, denied("the broker wants another user or password")),
          Map.entry(0x87, denied("the broker does not let us do this")),
          Map.entry(0x88, unreachable("the broker is not available")),
          Map.entry(0x89, unreachable("the broker is busy")),
          Map.entry(0x8A, denied("the broker has banned us")),
          Map.entry(0x8B, unreachable("the broker shuts down")),
          Map.entry(0x8E, denied("another client uses our client id")),
          Map.entry(0x8F, settings("the broker takes no such topic filter")),
          Map.entry(0x90, settings("the broker takes no such topic")),
          Map.entry(0x95, settings("a message is too large for the broker")),
          Map.entry(0x97, denied("the broker's quota is used up")),
          Map.entry(0x99, settings("the broker takes no such payload")),
          Map.entry(0x9A, settings("the broker retains nothing")),
          Map.entry(0x9B, settings("the broker does not offer QoS 1")));

  private Answers() {}

  private static Answer settings(String words) {
    return new Answer(Kind.SETTINGS, words);
  }

  private static Answer denied(String words) {
    return new Answer(Kind.DENIED, words);
  }

  private static Answer unreachable(String words) {
    return new Answer(Kind.UNREACHABLE, words);
  }

  static BrokerException of(int code, @Nullable Throwable why) {
    Answer known = KNOWN.get(code);
    return known == null
        ? new BrokerException(Kind.UNREACHABLE, "the broker answers with reason code " + code, why)
        : new BrokerException(known.kind(), known.words(), why);
  }
}
