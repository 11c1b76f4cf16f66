// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.DeviceSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** A device key of its own for each test. */
final class KeyPairSigner implements DeviceSigner {
  private final KeyPair pair;

  KeyPairSigner() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] sign(byte[] data) {
    try {
      Signature signing = Signature.getInstance("Ed25519");
      signing.initSign(pair.getPrivate());
      signing.update(data);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean verify(byte[] data, byte[] signature) {
    try {
      Signature checking = Signature.getInstance("Ed25519");
      checking.initVerify(pair.getPublic());
      checking.update(data);
      return checking.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public byte[] publicKey() {
    return pair.getPublic().getEncoded();
  }
}
