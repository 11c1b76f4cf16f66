// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import org.apache.sshd.common.util.security.SecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.bouncycastle.BouncyCastleSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.eddsa.EdDSASecurityProviderRegistrar;

/**
 * Ed25519 comes from Bouncy Castle: this makes the library use it by itself, without making it a provider of the whole
 * process, which would outlive this bundle.
 */
final class OwnBouncyCastle extends BouncyCastleSecurityProviderRegistrar {
  /** The library looks for this one by a name in text; named here, the bundle carries it. It stays out of use. */
  private static final SecurityProviderRegistrar OTHER = new EdDSASecurityProviderRegistrar();

  private OwnBouncyCastle() {}

  /** Once for each class loader; without effect the second time. */
  static synchronized void use() {
    if (!SecurityUtils.getAPrioriDisabledProviders().contains(SecurityUtils.BOUNCY_CASTLE)) {
      SecurityUtils.setAPrioriDisabledProvider(SecurityUtils.BOUNCY_CASTLE, true);
      SecurityUtils.setAPrioriDisabledProvider(OTHER.getName(), true);
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
