// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import io.lockgate.api.publish.Batch;
import io.lockgate.north.mqtt.wire.Incoming;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is said to a broker, and how. Called by one thread, that of the session; no method waits. */
public interface Layout {
  /** A connection is about to be made: the will to make it with. */
  Optional<Outgoing> will();

  /** What is listened to. */
  List<String> filters();

  /** What is said first on a connection, retained states and births. */
  List<Outgoing> greeting();

  /** What is said before an orderly end. */
  List<Outgoing> farewell();

  /** A batch as messages. */
  List<Outgoing> messages(Batch batch);

  /**
   * A message that came.
   *
   * @param answer takes what is to be said in return, later too, from any thread; messages are made when their turn has
   *     come
   */
  void received(Incoming message, Consumer<Answer> answer);

  /** The connection is gone. */
  void disconnected();

  /** Makes messages on the thread of the session. */
  @FunctionalInterface
  interface Answer {
    /** What is to be published now; nothing is said when there is no connection. */
    List<Outgoing> messages();
  }
}
