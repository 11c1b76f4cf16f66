// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.netns;

import io.lockgate.testkit.peer.Requires;
import java.util.List;

/** A network cable: a pair of virtual Ethernet interfaces. It goes away with either of its namespaces. */
public final class Cable {
  private Cable() {}

  /** Joins two namespaces; both ends are up and have no address yet. */
  public static void between(
      NetworkNamespace one, String device, NetworkNamespace other, String itsDevice) {
    Tool.run(
            List.of(
                Requires.program("ip").toString(),
                "link",
                "add",
                "name",
                device,
                "netns",
                one.name(),
                "type",
                "veth",
                "peer",
                "name",
                itsDevice,
                "netns",
                other.name()))
        .orThrow();
    one.run("ip", "link", "set", device, "up");
    other.run("ip", "link", "set", itsDevice, "up");
  }
}
