// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.mqtt.command.Commands;
import io.lockgate.north.mqtt.settings.PointSelection;
import io.lockgate.north.mqtt.template.HubLayout;
import io.lockgate.north.mqtt.template.JsonLayout;
import io.lockgate.north.mqtt.template.Layout;
import io.lockgate.north.mqtt.template.SparkplugLayout;
import io.lockgate.north.mqtt.template.TopicTemplate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what the settings name as template. */
final class LayoutChoice {
  private static final Set<String> CONSTANT = Set.of("gateway", "client");
  private static final Set<String> ALL = Set.of("gateway", "client", "device", "point");

  private final BrokerSettings settings;
  private final String clientId;
  private final String gateway;
  private final PointDirectory directory;
  private final PointImage image;
  private final GatewayClock clock;

  LayoutChoice(
      BrokerSettings settings,
      String clientId,
      String gateway,
      PointDirectory directory,
      PointImage image,
      GatewayClock clock) {
    this.settings = settings;
    this.clientId = clientId;
    this.gateway = gateway;
    this.directory = directory;
    this.image = image;
    this.clock = clock;
  }

  /**
   * The template.
   *
   * @param commands null: none are taken
   * @throws BadSetting one of its settings cannot work
   */
  Layout make(PointSelection points, @Nullable Commands commands) throws BadSetting {
    return switch (settings.template()) {
      case "sparkplug" -> sparkplug(points, commands);
      case "hub" -> new HubLayout(clientId, commands);
      default -> json(commands);
    };
  }

  private Layout sparkplug(PointSelection points, @Nullable Commands commands) throws BadSetting {
    try {
      return new SparkplugLayout(
          settings.group().strip(), gateway, directory, image, points::wants, commands, clock);
    } catch (IllegalArgumentException e) {
      throw new BadSetting("group", String.valueOf(e.getMessage()));
    }
  }

  /** Where alarms are told; empty: nowhere. */
  String alarmTopic() throws BadSetting {
    return extraTopic("alarm-topic", settings.alarm$_$topic(), "alarm");
  }

  /** Where the list of devices and points is uploaded; empty: nowhere. */
  String topologyTopic() throws BadSetting {
    return extraTopic("topology-topic", settings.topology$_$topic(), "topology");
  }

  /** Whether what is published may be kept. */
  boolean keeps() {
    return !isHub();
  }

  private boolean isHub() {
    return settings.template().equals("hub");
  }

  private String extraTopic(String key, String text, String type) throws BadSetting {
    if (text.isBlank()) {
      return "";
    }
    return isHub() ? HubLayout.topic(clientId, type) : topic(key, text, CONSTANT).fill(constants());
  }

  private Map<String, String> constants() {
    return Map.of("gateway", gateway, "client", clientId);
  }

  private Layout json(@Nullable Commands commands) throws BadSetting {
    return new JsonLayout(
        new JsonLayout.JsonTopics(
            topic("topic", settings.topic(), ALL),
            topic("status-topic", settings.status$_$topic(), CONSTANT),
            topic("command-topic", settings.command$_$topic(), CONSTANT),
            topic("outcome-topic", settings.outcome$_$topic(), CONSTANT),
            settings.retain()),
        constants(),
        commands,
        clock);
  }

  private static TopicTemplate topic(String key, String text, Set<String> allowed)
      throws BadSetting {
    try {
      return TopicTemplate.of(text.strip(), allowed);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(key, String.valueOf(e.getMessage()));
    }
  }
}
