// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Who may sign code for this gateway, and what was refused. Thread-safe. */
@ProviderType
public interface SignerRegistry {
  /** The platform's signer first, then enrolled ones, then revoked ones. */
  List<Signer> signers();

  /**
   * Lets a signer's bundles in from now on, under its own symbolic-name prefix only. Durable and in force on return.
   *
   * @param by needs {@link Permission#MANAGE_TRUST}
   * @param certificatePem one X.509 certificate; its key usage, where stated, must allow code signing
   * @param prefix symbolic names it may use: the prefix itself and what follows it after a dot; not below {@code io.lockgate}
   * @throws SignerRefusedException bad certificate, prefix taken, or certificate revoked; nothing has changed
   * @throws NotAllowedException the identity may not
   * @throws IOException the store failed; nothing has changed
   */
  Signer enrol(Identity by, String certificatePem, String prefix)
      throws SignerRefusedException, NotAllowedException, IOException;

  /**
   * Shuts a signer out for good: its bundles are uninstalled and refused from now on, through every door.
   *
   * @param fingerprint as {@link Signer#fingerprint()}, or any unique beginning of it of at least 8 digits
   * @throws SignerRefusedException no such signer, or it is the platform's
   * @throws NotAllowedException the identity may not
   * @throws IOException the store failed; nothing has changed
   */
  Signer revoke(Identity by, String fingerprint)
      throws SignerRefusedException, NotAllowedException, IOException;

  /** The mode in force. */
  TrustMode mode();

  /**
   * Changes the mode. Durable and in force on return; bundles already running stay.
   *
   * @throws NotAllowedException the identity lacks {@link Permission#MANAGE_TRUST}
   * @throws IOException the store failed; nothing has changed
   */
  void setMode(Identity by, TrustMode mode) throws NotAllowedException, IOException;

  /** What was refused since this boot, oldest first; the last 1,000. */
  List<Refusal> refusals();
}
