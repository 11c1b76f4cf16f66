// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Says which addresses of this host belong to a zone. Thread-safe, looks nothing up in the network. */
@ProviderType
public interface ZoneAddresses {
  /**
   * What a service that is on in {@code zones} may listen on now. Addresses come and go with the host's interfaces; ask
   * again from time to time.
   *
   * @return the one wildcard address where the zones are all there is, else literal addresses without duplicates; empty
   *     when these zones have no address now or the host's interfaces cannot be listed: then nothing may be opened
   */
  List<InetAddress> addresses(Set<Zone> zones);
}
