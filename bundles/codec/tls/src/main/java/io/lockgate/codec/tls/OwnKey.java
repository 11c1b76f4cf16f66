// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * What one side shows of itself.
 *
 * @param key its private key
 * @param chain its certificate, then those of the authorities above, as far as they are to be sent
 */
public record OwnKey(PrivateKey key, List<X509Certificate> chain) {
  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");
  private static final byte[] PROBE = {'p', 'a', 'i', 'r', '?'};

  /** Refuses an empty chain with IllegalArgumentException. */
  public OwnKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a key needs a certificate");
    }
  }

  /**
   * Reads both; {@code key} may be the same file as {@code certificates}.
   *
   * @throws GeneralSecurityException one is missing, or they do not belong together
   */
  public static OwnKey ofPem(byte[] certificates, byte[] key) throws GeneralSecurityException {
    OwnKey own = new OwnKey(Pem.privateKey(key), Pem.certificates(certificates));
    own.requirePair();
    return own;
  }

  private void requirePair() throws GeneralSecurityException {
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null
        || !key.getAlgorithm().equals(certificate().getPublicKey().getAlgorithm())) {
      throw new InvalidKeyException("the key is not the one of the certificate");
    }
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certificate().getPublicKey());
    signature.update(PROBE);
    if (!signature.verify(signed)) {
      throw new InvalidKeyException("the key is not the one of the certificate");
    }
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  /** Says what it is, nothing of the key. */
  @Override
  public String toString() {
    return "key of " + certificate().getSubjectX500Principal();
  }
}
