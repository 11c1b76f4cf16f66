// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import org.osgi.annotation.versioning.ProviderType;

/** Decides and audits. Thread-safe; does not block on the audit log. */
@ProviderType
public interface AccessControl {
  /**
   * Returns normally when {@code who} holds {@code what}.
   *
   * @param operation what was tried, for the audit record of a refusal, for example {@code gateway:service-disable}
   * @throws NotAllowedException otherwise; one audit record of category {@code ACCESS} has then been handed over
   */
  void require(Identity who, Permission what, String operation) throws NotAllowedException;
}
