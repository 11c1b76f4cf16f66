// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A running interface of the gateway. Registered by the component that opens the ports, while they are open, with
 * {@link #ID} as a service property; the union of all endpoints equals the host's list of listening sockets of this
 * process, always.
 */
@ConsumerType
public interface GatewayService {
  /** Service property: the id of the {@link ServiceDeclaration}. */
  String ID = "gateway.service";

  /** What it listens on now; empty for a service that only connects outwards. Thread-safe, does not block or fail. */
  List<Endpoint> endpoints();
}
