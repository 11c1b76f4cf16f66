// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import io.lockgate.api.security.DeviceSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** A real Ed25519 key that lives as long as the test. */
public final class TestSigner implements DeviceSigner {
  private final KeyPair keys;

  public TestSigner() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] sign(byte[] data) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean verify(byte[] data, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(keys.getPublic());
      check.update(data);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public byte[] publicKey() {
    return keys.getPublic().getEncoded();
  }
}
