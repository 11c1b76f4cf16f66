// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MQTT 3.1.1. The library's own reconnecting, buffering and persistence are not used. */
final class Mqtt3Link implements Link, MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(Mqtt3Link.class);
  private static final int SUBSCRIBE_FAILED = 128;
  private static final int MOST_IN_FLIGHT = 1_000;

  private final Dial dial;
  private final BrokerSockets sockets;
  private final Listener listener;
  private final MqttAsyncClient client;
  private volatile CompletionStage<Void> connecting = CompletableFuture.completedFuture(null);
  private volatile boolean closed;

  Mqtt3Link(Dial dial, BrokerSockets sockets, Listener listener) throws BrokerException {
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

  private MqttConnectOptions options() {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setMaxInflight(MOST_IN_FLIGHT);
    options.setKeepAliveInterval((int) dial.keepAlive().toSeconds());
    options.setConnectionTimeout((int) Math.max(1, dial.patience().toSeconds()));
    options.setSocketFactory(sockets);
    if (dial.user() != null) {
      options.setUserName(dial.user());
    }
    if (dial.password() != null) {
      options.setPassword(dial.password());
    }
    Outgoing will = dial.will();
    if (will != null) {
      options.setWill(will.topic(), will.payload(), 1, will.retained());
    }
    return options;
  }

  /** A call of the library whose answer comes later. */
  private interface Call {
    void begin(IMqttActionListener answer) throws MqttException;
  }

  private CompletionStage<Void> stage(Call call) {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    try {
      call.begin(
          new IMqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
              stage.complete(null);
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

  private static BrokerException fault(@Nullable Throwable why) {
    if (why instanceof MqttException refused) {
      switch (refused.getReasonCode()) {
        case MqttException.REASON_CODE_FAILED_AUTHENTICATION -> {
          return denied("the broker wants another user or password", why);
        }
        case MqttException.REASON_CODE_NOT_AUTHORIZED -> {
          return denied("the broker does not let us in", why);
        }
        case MqttException.REASON_CODE_INVALID_CLIENT_ID -> {
          return new BrokerException(Kind.SETTINGS, "the broker wants another client id", why);
        }
        case MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION -> {
          return new BrokerException(
              Kind.SETTINGS, "the broker does not speak this version of MQTT", why);
        }
        case MqttException.REASON_CODE_BROKER_UNAVAILABLE -> {
          return Faults.unreachable("the broker is not available", why);
        }
        default -> {
          return Faults.of(why);
        }
      }
    }
    return Faults.of(why == null ? new IOException("connection lost") : why);
  }

  private static BrokerException denied(String what, Throwable why) {
    return new BrokerException(Kind.DENIED, what, why);
  }

  @Override
  public CompletionStage<Void> connect() {
    CompletionStage<Void> made = stage(answer -> client.connect(options(), null, answer));
    connecting = made;
    return made;
  }

  @Override
  public CompletionStage<Void> publish(Outgoing message) {
    MqttMessage sent = new MqttMessage(message.payload());
    sent.setQos(message.acknowledged() ? 1 : 0);
    sent.setRetained(message.retained());
    return stage(answer -> client.publish(message.topic(), sent, null, answer));
  }

  @Override
  public CompletionStage<Void> subscribe(List<String> filters) {
    int[] qos = new int[filters.size()];
    Arrays.fill(qos, 1);
    CompletableFuture<Void> stage = new CompletableFuture<>();
    CompletableFuture<IMqttToken> token = new CompletableFuture<>();
    stage(
            answer ->
                token.complete(client.subscribe(filters.toArray(String[]::new), qos, null, answer)))
        .thenCombine(token, (done, granted) -> granted)
        .whenComplete(
            (granted, why) -> {
              if (why != null) {
                stage.completeExceptionally(why);
              } else if (Arrays.stream(granted.getGrantedQos())
                  .anyMatch(each -> each >= SUBSCRIBE_FAILED)) {
                stage.completeExceptionally(
                    new BrokerException(Kind.DENIED, "no right to hear commands", null));
              } else {
                stage.complete(null);
              }
            });
    return stage;
  }

  @Override
  public CompletionStage<Void> barrier() {
    return stage(answer -> client.unsubscribe(BARRIER, null, answer));
  }

  @Override
  public CompletionStage<Void> disconnect() {
    return stage(answer -> client.disconnect(0, null, answer));
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
  public void connectionLost(@Nullable Throwable why) {
    if (!closed) {
      listener.lost(sockets.why(fault(why)));
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    listener.received(new Incoming(topic, message.getPayload(), message.isRetained()));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // each message has a listener of its own
  }
}
