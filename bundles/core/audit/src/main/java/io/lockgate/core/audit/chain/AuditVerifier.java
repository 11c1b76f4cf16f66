// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import io.lockgate.api.security.AuditVerification;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks an exported log without the gateway, given the public key of the device it came from. Thread-safe. */
public final class AuditVerifier {
  private final Bytes trusted;

  /**
   * @param publicKey Ed25519, X.509 SubjectPublicKeyInfo
   */
  public AuditVerifier(byte[] publicKey) {
    trusted = Bytes.of(publicKey);
  }

  /**
   * Reads the stream to its end or to the first fault, in bounded memory. Does not close it.
   *
   * @throws IOException the stream failed; a bad log is not an exception but an answer
   */
  public AuditVerification verify(InputStream exported) throws IOException {
    LineReader lines = new LineReader(exported);
    ChainCheck check = new ChainCheck();
    long lost = 0;
    try {
      Line.SignedHead head = readToHead(lines, check);
      if (lines.next() != null) {
        throw new ChainException("something follows the signed head");
      }
      authenticate(head);
      lost = head.head().lost();
      check.finish(head.head());
      return new AuditVerification(true, head.head().first(), check.last(), lost, "");
    } catch (ChainException e) {
      return faulty(check, lost, e);
    }
  }

  /** The answer for a chain that {@code check} followed until {@code fault}. */
  public static AuditVerification faulty(ChainCheck check, long lost, ChainException fault) {
    String where = "after record " + check.last() + ": " + fault.fault();
    return new AuditVerification(false, check.first(), check.last(), lost, where);
  }

  /**
   * Checks that the trusted key signed this head.
   *
   * @throws ChainException it did not
   */
  public void authenticate(Line.SignedHead signed) throws ChainException {
    if (!signed.publicKey().equals(trusted)) {
      throw new ChainException("signed by a key other than this device's");
    }
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(trusted.toArray()));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(signed.head().signedBytes());
      if (!signature.verify(signed.signature().toArray())) {
        throw new ChainException("the head's signature is wrong");
      }
    } catch (GeneralSecurityException e) {
      throw new ChainException("the head's signature cannot be checked: " + e.getMessage());
    }
  }

  private static Line.SignedHead readToHead(LineReader lines, ChainCheck check)
      throws IOException, ChainException {
    byte @Nullable [] bytes = lines.next();
    while (bytes != null) {
      Line line = Lines.parse(bytes);
      if (line instanceof Line.SignedHead head) {
        return head;
      }
      check.accept(line);
      bytes = lines.next();
    }
    throw new ChainException("the signed head is missing");
  }
}
