// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The life of an edge node: what it has to say when, and in which order. Each connection begins with {@link #connect},
 * whose answer is the will of that connection; then {@link #birth}; then values. Sequence numbers, numbers of births and
 * aliases are kept here. Messages are to be published in the order in which they were made, none left out. Not
 * thread-safe.
 */
public final class EdgeNode {
  /** Metric of a node that asks it, when true comes in a command, to be born again. */
  public static final String REBIRTH = "Node Control/Rebirth";

  private static final String BD_SEQ = "bdSeq";
  private static final int WRAP = 256;

  private final String group;
  private final String node;
  private final Map<MetricKey, Long> aliases = new HashMap<>();
  private final Map<Long, MetricKey> byAlias = new HashMap<>();
  private final Set<String> born = new HashSet<>();
  private int bdSeq;
  private int seq;
  private State state = State.OFFLINE;

  /** Where it stands in its life. */
  public enum State {
    /** There is no connection. */
    OFFLINE,
    /** There is, or will be, a connection with a will; nothing may be said but a birth. */
    UNBORN,
    /** Values may be sent. */
    ALIVE
  }

  /**
   * A metric of the node.
   *
   * @param device empty for the node itself
   * @param name of the metric
   */
  public record MetricKey(String device, String name) {}

  /**
   * Offline.
   *
   * @param firstBirth number of its first birth, 0 to 255
   */
  public EdgeNode(String group, String node, int firstBirth) {
    this.group = Topic.requireName(group);
    this.node = Topic.requireName(node);
    this.bdSeq = Math.floorMod(firstBirth - 1, WRAP);
  }

  /** Where it stands. */
  public State state() {
    return state;
  }

  /** A connection is about to be made; the will to make it with. */
  public Message connect(long now) {
    bdSeq = (bdSeq + 1) % WRAP;
    state = State.UNBORN;
    born.clear();
    return farewell(now);
  }

  /** What is to be said before an orderly end of the connection; the same as the will. */
  public Message farewell(long now) {
    Metric number = Metric.named(BD_SEQ, MetricType.INT64, new MetricValue.Whole(bdSeq)).at(now);
    return new Message(topic(MessageType.NDEATH), Payload.unnumbered(now, List.of(number)));
  }

  /** The connection is gone. */
  public void disconnected() {
    state = State.OFFLINE;
    born.clear();
  }

  /**
   * All births: that of the node, then those of its devices. After a connect, and again when one is asked for.
   *
   * @param own metrics of the node itself
   * @throws IllegalStateException there is no connection
   */
  public List<Message> birth(long now, List<Metric> own, List<DeviceBirth> devices) {
    if (state == State.OFFLINE) {
      throw new IllegalStateException("there is no connection to be born on");
    }
    seq = 0;
    born.clear();
    state = State.ALIVE;
    List<Metric> metrics = new ArrayList<>();
    metrics.add(Metric.named(BD_SEQ, MetricType.INT64, new MetricValue.Whole(bdSeq)).at(now));
    metrics.add(Metric.named(REBIRTH, MetricType.BOOLEAN, new MetricValue.Flag(false)).at(now));
    own.forEach(each -> metrics.add(withAlias("", each)));
    List<Message> messages = new ArrayList<>();
    messages.add(numbered(topic(MessageType.NBIRTH), now, metrics));
    devices.forEach(each -> messages.add(birth(now, each)));
    return messages;
  }

  /**
   * The birth of a device that came, or that has other metrics now.
   *
   * @throws IllegalStateException the node is not alive
   */
  public Message birth(long now, DeviceBirth device) {
    requireAlive();
    born.add(device.device());
    List<Metric> metrics =
        device.metrics().stream().map(each -> withAlias(device.device(), each)).toList();
    return numbered(topic(MessageType.DBIRTH, device.device()), now, metrics);
  }

  /**
   * The death of a device; empty when it was not born.
   *
   * @throws IllegalStateException the node is not alive
   */
  public Optional<Message> death(long now, String device) {
    requireAlive();
    return born.remove(device)
        ? Optional.of(numbered(topic(MessageType.DDEATH, device), now, List.of()))
        : Optional.empty();
  }

  /** Whether values of a metric can be sent: its device was born, and with it. */
  public boolean knows(String device, String metric) {
    return state == State.ALIVE
        && born.contains(device)
        && aliases.containsKey(new MetricKey(device, metric));
  }

  /**
   * Values of a device; names are replaced by aliases.
   *
   * @param metrics of names that its birth had
   * @throws IllegalStateException the device was not born
   * @throws IllegalArgumentException a metric is unknown
   */
  public Message data(long now, String device, List<Metric> metrics) {
    if (state != State.ALIVE || !born.contains(device)) {
      throw new IllegalStateException("no birth of " + device);
    }
    List<Metric> told = metrics.stream().map(each -> byAlias(device, each)).toList();
    return numbered(topic(MessageType.DDATA, device), now, told);
  }

  /**
   * Values of the node itself; names are replaced by aliases.
   *
   * @throws IllegalStateException the node is not alive
   * @throws IllegalArgumentException a metric is unknown
   */
  public Message data(long now, List<Metric> own) {
    requireAlive();
    List<Metric> told = own.stream().map(each -> byAlias("", each)).toList();
    return numbered(topic(MessageType.NDATA), now, told);
  }

  private Metric byAlias(String device, Metric metric) {
    String name = metric.name().orElse("");
    Long alias = aliases.get(new MetricKey(device, name));
    if (alias == null) {
      throw new IllegalArgumentException("no metric " + name + " of " + device + " was born");
    }
    return new Metric(
        Optional.empty(),
        OptionalLong.of(alias),
        metric.timestamp(),
        metric.type(),
        metric.historical(),
        metric.value(),
        metric.quality(),
        "");
  }

  private Metric withAlias(String device, Metric metric) {
    MetricKey key = new MetricKey(device, metric.name().orElse(""));
    long alias =
        aliases.computeIfAbsent(
            key,
            unknown -> {
              long next = aliases.size() + 1L;
              byAlias.put(next, unknown);
              return next;
            });
    return metric.alias(alias);
  }

  /** Whether a message that came asks for births. */
  public boolean asksForBirth(Topic topic, Payload payload) {
    return topic.equals(topic(MessageType.NCMD))
        && payload.metrics().stream()
            .anyMatch(
                each ->
                    each.name().filter(REBIRTH::equals).isPresent()
                        && each.value().equals(new MetricValue.Flag(true)));
  }

  /** The metric that a command is for; empty when it names none of this node. */
  public Optional<MetricKey> target(Topic topic, Metric command) {
    boolean ours = topic.group().equals(group) && topic.node().equals(node);
    if (!ours || (topic.type() != MessageType.NCMD && topic.type() != MessageType.DCMD)) {
      return Optional.empty();
    }
    Optional<MetricKey> named =
        command.name().isPresent()
            ? command.name().map(name -> new MetricKey(topic.device(), name))
            : Optional.ofNullable(byAlias.get(command.alias().orElse(-1)));
    return named.filter(key -> key.device().equals(topic.device()));
  }

  private void requireAlive() {
    if (state != State.ALIVE) {
      throw new IllegalStateException("the node was not born");
    }
  }

  private Message numbered(Topic topic, long now, List<Metric> metrics) {
    int place = seq;
    seq = (seq + 1) % WRAP;
    return new Message(topic, Payload.numbered(now, place, metrics));
  }

  private Topic topic(MessageType type) {
    return Topic.of(group, type, node);
  }

  private Topic topic(MessageType type, String device) {
    return new Topic(group, type, node, device);
  }
}
