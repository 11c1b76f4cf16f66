// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Finds out who is at the other end of a Unix socket, from the kernel. Thread-safe. */
final class PeerCheck {
  private final UserPrincipal own;
  private final UserNumbers numbers = UserNumbers.ofThisHost();

  /**
   * A check against the gateway's own user.
   *
   * @param own owner of a file this process made
   */
  PeerCheck(UserPrincipal own) {
    this.own = own;
  }

  /**
   * The peer as it was when it connected (SO_PEERCRED).
   *
   * @throws IOException the kernel does not tell
   */
  Peer of(SocketChannel channel) throws IOException {
    UserPrincipal user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    String number = numbers.of(user.getName());
    return new Peer(number, number.equals("0") || user.equals(own));
  }

  /**
   * Who connected.
   *
   * @param number numeric user id, or {@code unknown}
   * @param allowed the gateway's own user, or root
   */
  record Peer(String number, boolean allowed) {}
}
