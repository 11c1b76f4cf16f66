// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how a part of the gateway is. Registered as a service with {@link #NAME}; usually by the component it is about,
 * which then answers from what it knows.
 */
@ConsumerType
@FunctionalInterface
public interface HealthCheck {
  /** Service property: what it is about; the id of the service where it is one ({@code mqtt}). */
  String NAME = "gateway.health";

  /**
   * How it is now. Called every few seconds, by one thread at a time; must not wait for anything outside the gateway. A
   * RuntimeException, or no answer within 2 s, is shown as {@link Status#CHECK_FAILED}.
   */
  Health check();
}
