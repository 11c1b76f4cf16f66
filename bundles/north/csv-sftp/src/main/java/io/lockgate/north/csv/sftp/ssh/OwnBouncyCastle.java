// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.bouncycastle.BouncyCastleSecurityProviderRegistrar;

/**
 * Ed25519 comes from Bouncy Castle: this makes the library use it by itself, without making it a provider of the whole
 * process, which would outlive this bundle.
 */
final class OwnBouncyCastle extends BouncyCastleSecurityProviderRegistrar {
  private OwnBouncyCastle() {}

  /** Once for each class loader; without effect the second time. */
  static synchronized void use() {
    if (!SecurityUtils.getAPrioriDisabledProviders().contains(SecurityUtils.BOUNCY_CASTLE)) {
      SecurityUtils.setAPrioriDisabledProvider(SecurityUtils.BOUNCY_CASTLE, true);
      SecurityUtils.registerSecurityProvider(new OwnBouncyCastle());
    }
  }

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public boolean isNamedProviderUsed() {
    return false;
  }
}
