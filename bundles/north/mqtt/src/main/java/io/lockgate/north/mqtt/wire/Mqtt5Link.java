// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MQTT 5. The library's own reconnecting, buffering and persistence are not used. */
final class Mqtt5Link implements Link, MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Link.class);

  /** Bytes; a broker must not send more. */
  private static final long LARGEST = 262_144;

  private final Dial dial;
  private final BrokerSockets sockets;
  private final Listener listener;
  private final MqttAsyncClient client;
  private volatile CompletionStage<Void> connecting = CompletableFuture.completedFuture(null);
  private volatile boolean closed;

  Mqtt5Link(Dial dial, BrokerSockets sockets, Listener listener) throws BrokerException {
    this.dial = dial;
    this.sockets = sockets;
    this.listener = listener;
    try {
      client = new MqttAsyncClient(dial.uri(), dial.clientId(), new MemoryPersistence());
    } catch (MqttException | IllegalArgumentException e) {
      throw new BrokerException(Kind.SETTINGS, "not an address of a broker: " + dial.uri(), e);
    }
    client.setCallback(this);
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setMaximumPacketSize(LARGEST);
    options.setAutomaticReconnect(false);
    options.setUseSubscriptionIdentifiers(false);
    options.setKeepAliveInterval((int) dial.keepAlive().toSeconds());
    options.setConnectionTimeout((int) Math.max(1, dial.patience().toSeconds()));
    options.setSocketFactory(sockets);
    if (dial.user() != null) {
      options.setUserName(dial.user());
    }
    if (dial.password() != null) {
      options.setPassword(Utf8.bytes(CharBuffer.wrap(dial.password())));
    }
    Outgoing will = dial.will();
    if (will != null) {
      options.setWill(
          will.topic(), new MqttMessage(will.payload(), 1, will.retained(), new MqttProperties()));
    }
    return options;
  }

  /** A call of the library whose answer comes later. */
  private interface Call {
    void begin(MqttActionListener answer) throws MqttException;
  }

  private CompletionStage<Void> stage(Call call) {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    try {
      call.begin(
          new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
              int worst = worst(token);
              if (worst < Answers.FIRST_FAILURE) {
                stage.complete(null);
              } else {
                stage.completeExceptionally(Answers.of(worst, null));
              }
            }

            @Override
            public void onFailure(IMqttToken token, @Nullable Throwable why) {
              stage.completeExceptionally(sockets.why(fault(why)));
            }
          });
    } catch (MqttException | IllegalArgumentException e) {
      stage.completeExceptionally(sockets.why(fault(e)));
    }
    return stage;
  }

  private static int worst(@Nullable IMqttToken token) {
    int[] codes = token == null ? null : token.getReasonCodes();
    return codes == null ? 0 : Arrays.stream(codes).max().orElse(0);
  }

  private static BrokerException fault(@Nullable Throwable why) {
    if (why instanceof MqttException refused
        && refused.getReasonCode() >= Answers.FIRST_FAILURE
        && refused.getReasonCode() <= Answers.LAST_FAILURE) {
      return Answers.of(refused.getReasonCode(), why);
    }
    return Faults.of(why == null ? new IOException("connection lost") : why);
  }

  @Override
  public CompletionStage<Void> connect() {
    CompletionStage<Void> made = stage(answer -> client.connect(options(), null, answer));
    connecting = made;
    return made;
  }

  @Override
  public CompletionStage<Void> publish(Outgoing message) {
    MqttMessage sent =
        new MqttMessage(
            message.payload(),
            message.acknowledged() ? 1 : 0,
            message.retained(),
            new MqttProperties());
    return stage(answer -> client.publish(message.topic(), sent, null, answer));
  }

  @Override
  public CompletionStage<Void> subscribe(List<String> filters) {
    int[] qos = new int[filters.size()];
    Arrays.fill(qos, 1);
    return stage(answer -> client.subscribe(filters.toArray(String[]::new), qos, null, answer));
  }

  /** "No subscription existed" is the answer, and no failure. */
  @Override
  public CompletionStage<Void> barrier() {
    return stage(answer -> client.unsubscribe(BARRIER, null, answer));
  }

  @Override
  public CompletionStage<Void> disconnect() {
    return stage(answer -> client.disconnect(0, null, answer, 0, new MqttProperties()));
  }

  @Override
  public void close() {
    closed = true;
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.debug("{} ends with {}", dial, e.toString());
    }
    Ends.after(connecting, dial.clientId(), this::release);
  }

  private void release() {
    try {
      client.disconnectForcibly(0, 1, false);
    } catch (MqttException e) {
      LOG.debug("{} ends with {}", dial, e.toString());
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("{} is left with {}", dial, e.toString());
    }
  }

  @Override
  public void disconnected(@Nullable MqttDisconnectResponse response) {
    if (closed) {
      return;
    }
    int code = response == null ? 0 : response.getReturnCode();
    listener.lost(
        code >= Answers.FIRST_FAILURE && code <= Answers.LAST_FAILURE
            ? Answers.of(code, response == null ? null : response.getException())
            : sockets.why(fault(response == null ? null : response.getException())));
  }

  @Override
  public void mqttErrorOccurred(@Nullable MqttException why) {
    LOG.debug("{}: {}", dial, String.valueOf(why));
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    listener.received(new Incoming(topic, message.getPayload(), message.isRetained()));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // each message has a listener of its own
  }

  @Override
  public void connectComplete(boolean again, String uri) {
    // the stage of connect tells it
  }

  @Override
  public void authPacketArrived(int reason, MqttProperties properties) {
    LOG.debug("{}: an authentication that nobody asked for", dial);
  }
}
