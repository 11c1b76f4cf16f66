// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.sparkplug.DeviceBirth;
import io.lockgate.codec.sparkplug.EdgeNode;
import io.lockgate.codec.sparkplug.MalformedException;
import io.lockgate.codec.sparkplug.Message;
import io.lockgate.codec.sparkplug.Metric;
import io.lockgate.codec.sparkplug.MetricType;
import io.lockgate.codec.sparkplug.MetricValue;
import io.lockgate.codec.sparkplug.Payload;
import io.lockgate.codec.sparkplug.Topic;
import io.lockgate.north.mqtt.command.Commands;
import io.lockgate.north.mqtt.wire.Incoming;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sparkplug B: the gateway is an edge node, each of its devices a device of it, each point a metric. A device that comes,
 * or has new points, is born anew; one that is gone dies. A sample older than one already sent is marked as history.
 * Outcomes of commands are shown by metric {@link #OUTCOME} of the node, as the JSON of the other template.
 */
public final class SparkplugLayout implements Layout {
  /** Metric of the node. */
  public static final String OUTCOME = "Command/Outcome";

  private static final Logger LOG = LoggerFactory.getLogger(SparkplugLayout.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final EdgeNode node;
  private final String group;
  private final String name;
  private final PointDirectory directory;
  private final PointImage image;
  private final Predicate<PointId> wanted;
  private final @Nullable Commands commands;
  private final GatewayClock clock;
  private final Map<PointId, MetricType> types = new HashMap<>();
  private final Map<PointId, Long> newest = new HashMap<>();
  private final Set<String> born = new TreeSet<>();
  private long looked;

  /**
   * Nothing is said yet.
   *
   * @param group of edge nodes
   * @param name of this one
   * @param wanted which points go there
   * @param commands null: none are taken, but that to be born again
   * @throws IllegalArgumentException group or name cannot be part of a topic
   */
  public SparkplugLayout(
      String group,
      String name,
      PointDirectory directory,
      PointImage image,
      Predicate<PointId> wanted,
      @Nullable Commands commands,
      GatewayClock clock) {
    this.node = new EdgeNode(group, name, 0);
    this.group = group;
    this.name = name;
    this.directory = directory;
    this.image = image;
    this.wanted = wanted;
    this.commands = commands;
    this.clock = clock;
  }

  private long now() {
    return clock.now().toEpochMilli();
  }

  private static Outgoing sent(Message message) {
    return new Outgoing(message.topic().toString(), message.payload().encode(), false, false);
  }

  private static Outgoing lastWord(Message message) {
    return new Outgoing(message.topic().toString(), message.payload().encode(), true, false);
  }

  @Override
  public Optional<Outgoing> will() {
    return Optional.of(lastWord(node.connect(now())));
  }

  @Override
  public List<String> filters() {
    String ofNode = Topic.NAMESPACE + "/" + group + "/NCMD/" + name;
    String ofDevices = Topic.NAMESPACE + "/" + group + "/DCMD/" + name + "/#";
    return commands == null ? List.of(ofNode) : List.of(ofNode, ofDevices);
  }

  @Override
  public List<Outgoing> greeting() {
    return births();
  }

  private List<Outgoing> births() {
    List<DeviceBirth> devices = new ArrayList<>();
    born.clear();
    looked = clock.monotonicNanos();
    for (String device : directory.devices()) {
      birthOf(device, List.of()).ifPresent(devices::add);
    }
    List<Metric> own =
        List.of(Metric.named(OUTCOME, MetricType.STRING, new MetricValue.Text("")).at(now()));
    return node.birth(now(), own, devices).stream().map(SparkplugLayout::sent).toList();
  }

  /** Points of the directory with their present values, and those that only samples know of. */
  private Optional<DeviceBirth> birthOf(String device, List<Sample> more) {
    Map<String, Metric> metrics = new TreeMap<>();
    for (PointDirectory.Entry entry : directory.of(device)) {
      if (wanted.test(entry.id())) {
        MetricType type = Metrics.typeOf(entry.model());
        types.put(entry.id(), type);
        Metric metric = Metrics.of(image.read(entry.id()), type).unit(entry.model().unit());
        metrics.put(entry.id().point(), metric);
      }
    }
    for (Sample sample : more) {
      if (!metrics.containsKey(sample.point().point())) {
        MetricType type =
            types.computeIfAbsent(sample.point(), fresh -> Metrics.typeOf(sample.value()));
        metrics.put(sample.point().point(), Metrics.of(sample, type));
      }
    }
    if (metrics.isEmpty()) {
      return Optional.empty();
    }
    born.add(device);
    return Optional.of(new DeviceBirth(device, List.copyOf(metrics.values())));
  }

  @Override
  public List<Outgoing> farewell() {
    return List.of(lastWord(node.farewell(now())));
  }

  @Override
  public List<Outgoing> messages(Batch batch) {
    Map<String, List<Sample>> devices = new LinkedHashMap<>();
    for (Sample sample : batch.samples()) {
      devices.computeIfAbsent(sample.point().device(), fresh -> new ArrayList<>()).add(sample);
    }
    List<Outgoing> messages = new ArrayList<>(deaths());
    devices.forEach((device, samples) -> add(messages, device, samples));
    return messages;
  }

  private List<Outgoing> deaths() {
    if (clock.monotonicNanos() - looked < LOOK.toNanos()) {
      return List.of();
    }
    looked = clock.monotonicNanos();
    Set<String> gone = new TreeSet<>(born);
    gone.removeAll(directory.devices());
    born.removeAll(gone);
    return gone.stream()
        .flatMap(device -> node.death(now(), device).stream())
        .map(SparkplugLayout::sent)
        .toList();
  }

  private void add(List<Outgoing> messages, String device, List<Sample> samples) {
    boolean known = samples.stream().allMatch(each -> node.knows(device, each.point().point()));
    if (!known) {
      birthOf(device, samples).ifPresent(birth -> messages.add(sent(node.birth(now(), birth))));
    }
    List<Metric> metrics = new ArrayList<>();
    for (Sample sample : samples) {
      MetricType type = types.get(sample.point());
      if (type != null && node.knows(device, sample.point().point())) {
        metrics.add(metric(sample, type));
      }
    }
    if (!metrics.isEmpty()) {
      messages.add(sent(node.data(now(), device, metrics)));
    }
  }

  private Metric metric(Sample sample, MetricType type) {
    Metric metric = Metrics.of(sample, type);
    long before = newest.merge(sample.point(), sample.sequence(), Math::max);
    return sample.sequence() < before ? metric.asHistory() : metric;
  }

  @Override
  public void received(Incoming message, Consumer<Answer> answer) {
    if (message.retained()) {
      LOG.warn("a command that the broker had kept is not carried out: {}", message.topic());
      return;
    }
    try {
      Topic topic = Topic.parse(message.topic());
      Payload payload = Payload.decode(ByteBuffer.wrap(message.payload()));
      if (node.asksForBirth(topic, payload)) {
        answer.accept(this::births);
      }
      for (Metric command : payload.metrics()) {
        command(topic, command, answer);
      }
    } catch (MalformedException e) {
      LOG.warn("a command that cannot be read: {}", e.getMessage());
    }
  }

  private void command(Topic topic, Metric command, Consumer<Answer> answer) {
    Commands taking = commands;
    Optional<EdgeNode.MetricKey> target = node.target(topic, command);
    if (taking == null || target.isEmpty() || target.orElseThrow().device().isEmpty()) {
      return;
    }
    String point = target.orElseThrow().device() + "/" + target.orElseThrow().name();
    taking
        .write(point, Metrics.said(command))
        .thenAccept(
            said -> {
              String json = new String(said.payload(), StandardCharsets.UTF_8);
              answer.accept(() -> outcome(json));
            });
  }

  private List<Outgoing> outcome(String json) {
    Metric shown = Metric.named(OUTCOME, MetricType.STRING, new MetricValue.Text(json)).at(now());
    return List.of(sent(node.data(now(), List.of(shown))));
  }

  @Override
  public void disconnected() {
    node.disconnected();
    born.clear();
  }
}
