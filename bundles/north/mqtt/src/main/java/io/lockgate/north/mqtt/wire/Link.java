// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One connection to a broker, used once: connected, lost or closed. No method waits, {@link #close} excepted; stages
 * complete on threads of the library, on which no method may be called. Stages fail with {@link BrokerException}.
 */
public interface Link extends AutoCloseable {
  /** Hears of the connection; on threads of the library, so it only hands over. */
  interface Listener {
    /** The connection is gone; not called after {@link Link#close}. */
    void lost(BrokerException why);

    /** A message to a topic that was subscribed to. */
    void received(Incoming message);
  }

  /** Nobody subscribes to it. */
  String BARRIER = "lockgate/barrier";

  /** Makes the connection. */
  CompletionStage<Void> connect();

  /** Sends; completes when the broker has taken it or, of what is not acknowledged, when it is on its way. */
  CompletionStage<Void> publish(Outgoing message);

  /** Asks for the messages to these topics. */
  CompletionStage<Void> subscribe(List<String> filters);

  /**
   * Completes when the broker has read all that was sent before: it answers in order, so an answer to a question of no
   * effect says it.
   */
  CompletionStage<Void> barrier();

  /** Ends the connection in order, without its will; {@link #close} is still to be called. */
  CompletionStage<Void> disconnect();

  /** Ends it at once: sockets and threads are gone or going. Waits for the library some milliseconds. */
  @Override
  void close();
}
