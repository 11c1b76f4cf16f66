// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.peers;

import io.lockgate.testkit.peer.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a peer says it holds: value by "space unit address".
 *
 * @param values of the lines {@code MAP}
 */
record PeerMap(Map<String, Integer> values) {
  private static final Duration START = Duration.ofSeconds(20);

  /** Waits until the peer serves. */
  static PeerMap of(Peer peer) {
    peer.awaitLine("up", START);
    Map<String, Integer> values = new LinkedHashMap<>();
    for (String line : peer.output()) {
      String[] words = line.split(" ");
      if (words[0].equals("MAP")) {
        values.put(words[1] + " " + words[2] + " " + words[3], Integer.parseInt(words[4]));
      }
    }
    return new PeerMap(values);
  }

  int value(String space, int unit, int address) {
    Integer value = values.get(space + " " + unit + " " + address);
    if (value == null) {
      throw new AssertionError("the peer has no " + space + " " + unit + " " + address);
    }
    return value;
  }
}
