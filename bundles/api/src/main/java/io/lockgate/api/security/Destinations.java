// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Says where a part of the gateway connects to. Registered as a service, so that a firewall can be told. */
@ConsumerType
@FunctionalInterface
public interface Destinations {
  /** Where it connects to as it is configured now, connected or not; empty while it is off. Thread-safe, does not block. */
  List<Destination> destinations();
}
