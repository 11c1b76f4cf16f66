// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/** A signer cannot be enrolled or revoked; the message says why. */
public final class SignerRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public SignerRefusedException(String reason) {
    super(reason);
  }
}
