// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

/** Makes connections. */
public final class Links {
  private Links() {}

  /**
   * A connection that is still to be made.
   *
   * @throws BrokerException the library refuses an argument
   */
  public static Link make(Dial dial, Way way, Link.Listener listener) throws BrokerException {
    BrokerSockets sockets = new BrokerSockets(way);
    return dial.version5()
        ? new Mqtt5Link(dial, sockets, listener)
        : new Mqtt3Link(dial, sockets, listener);
  }
}
