// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Refusal;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import java.io.IOException;
import java.util.List;

/** What is left when the framework was started by something else: nothing is verified, and that is what it says. */
final class UnlaunchedRegistry implements SignerRegistry {
  static final String WHY = "the gateway was not started by its launcher: no code is verified";

  @Override
  public List<Signer> signers() {
    return List.of();
  }

  @Override
  public Signer enrol(Identity by, String certificatePem, String prefix)
      throws SignerRefusedException {
    throw new SignerRefusedException(WHY);
  }

  @Override
  public Signer revoke(Identity by, String fingerprint) throws SignerRefusedException {
    throw new SignerRefusedException(WHY);
  }

  @Override
  public TrustMode mode() {
    return TrustMode.OFF;
  }

  @Override
  public void setMode(Identity by, TrustMode mode) throws IOException {
    throw new IOException(WHY);
  }

  @Override
  public List<Refusal> refusals() {
    return List.of();
  }
}
