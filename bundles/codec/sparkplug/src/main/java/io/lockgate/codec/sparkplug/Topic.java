// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

/**
 * Where a message belongs: {@code spBv1.0/group/type/node} or {@code spBv1.0/group/type/node/device}.
 *
 * @param group of edge nodes
 * @param type what it is about
 * @param node the edge node
 * @param device below the node; empty for messages of the node itself
 */
public record Topic(String group, MessageType type, String node, String device) {
  /** First part of all topics. */
  public static final String NAMESPACE = "spBv1.0";

  /** Longest part, in characters. */
  public static final int MAX_PART = 256;

  private static final int PARTS_OF_NODE = 4;

  /** Refuses with IllegalArgumentException what breaks the rules of names, or a device where there must be none. */
  public Topic {
    requireName(group);
    requireName(node);
    if (type.ofDevice()) {
      requireName(device);
    } else if (!device.isEmpty()) {
      throw new IllegalArgumentException(type + " has no device");
    }
  }

  /** A message of a node. */
  public static Topic of(String group, MessageType type, String node) {
    return new Topic(group, type, node, "");
  }

  /**
   * Returns a name that can be part of a topic.
   *
   * @throws IllegalArgumentException it is empty, too long, or has one of the characters {@code + # /} or a control
   */
  public static String requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a name has 1 to " + MAX_PART + " characters, none of + # / and no controls");
    }
    return name;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_PART
        && name.chars().noneMatch(c -> c == '+' || c == '#' || c == '/' || c < ' ' || c == 0x7F);
  }

  /**
   * Reads the topic of a message that came.
   *
   * @throws MalformedException it is none of an edge node
   */
  public static Topic parse(String topic) throws MalformedException {
    String[] parts = topic.split("/", -1);
    if (parts.length < PARTS_OF_NODE
        || parts.length > PARTS_OF_NODE + 1
        || !parts[0].equals(NAMESPACE)) {
      throw new MalformedException("not a topic of an edge node");
    }
    MessageType type = type(parts[2]);
    String device = parts.length > PARTS_OF_NODE ? parts[PARTS_OF_NODE] : "";
    boolean right =
        isName(parts[1])
            && isName(parts[3])
            && type.ofDevice() == (parts.length > PARTS_OF_NODE)
            && (device.isEmpty() != type.ofDevice())
            && (device.isEmpty() || isName(device));
    if (!right) {
      throw new MalformedException("not a topic of " + type);
    }
    return new Topic(parts[1], type, parts[3], device);
  }

  private static MessageType type(String word) throws MalformedException {
    for (MessageType type : MessageType.values()) {
      if (type.name().equals(word)) {
        return type;
      }
    }
    throw new MalformedException("no kind of message");
  }

  /** As it is sent. */
  @Override
  public String toString() {
    String ofNode = NAMESPACE + "/" + group + "/" + type + "/" + node;
    return device.isEmpty() ? ofNode : ofNode + "/" + device;
  }
}
