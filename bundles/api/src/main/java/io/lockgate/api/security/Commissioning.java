// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The step from a unit out of the box to one that may act: until the administrator has set an own password nothing
 * writes to the field and the wireless access point stays locked.
 */
@ProviderType
public interface Commissioning {
  /** True once the administrator's password is set. Never goes back except by factory reset. Does not block. */
  boolean commissioned();

  /**
   * Sets the password of account {@code admin} and marks the gateway commissioned; durable on return.
   *
   * @param by needs {@link Permission#MANAGE_USERS}
   * @param password is wiped by the callee, whatever the outcome
   * @throws NotAllowedException the identity may not; nothing has changed
   * @throws PasswordRefusedException the password breaks a rule, which the message names; nothing has changed
   * @throws IllegalStateException already commissioned
   * @throws IOException the store failed; the gateway is not commissioned
   */
  void commission(Identity by, char[] password)
      throws NotAllowedException, PasswordRefusedException, IOException;
}
