// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.HostKeys.HostKey;
import java.util.Optional;

/**
 * Where files go.
 *
 * @param host name or literal address
 * @param port 1 to 65535
 * @param folder as the server names it; empty for where the login leads
 * @param known the key that was accepted; empty: nothing is sent
 */
public record Place(String host, int port, String folder, Optional<HostKey> known) {
  /** A file in that folder. */
  String file(String name) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
