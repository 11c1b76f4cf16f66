// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.north.csv.delivery.SecretTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Keys as text, and what they are known by. */
final class Keys {
  static final int LEAST_RSA_BITS = 2_048;

  private Keys() {}

  static HostKey of(PublicKey key) {
    return new HostKey(
        KeyUtils.getKeyType(key), KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
  }

  static boolean isWeak(PublicKey key) {
    return "RSA".equals(key.getAlgorithm()) && KeyUtils.getKeySize(key) < LEAST_RSA_BITS;
  }

  /** The one private key of a text; wipes the copies made of it here. */
  static KeyPair read(char[] pem) throws PublishException {
    byte[] bytes = SecretTexts.utf8(pem);
    try {
      Iterable<KeyPair> found =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("key"),
              new ByteArrayInputStream(bytes),
              FilePasswordProvider.EMPTY);
      Iterator<KeyPair> keys = found == null ? null : found.iterator();
      if (keys == null || !keys.hasNext()) {
        throw unusable("there is none in it");
      }
      return keys.next();
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unusable("it is damaged, encrypted, or of no known kind");
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static PublishException unusable(String why) {
    return new PublishException(Kind.SETTINGS, "the private key cannot be used: " + why);
  }
}
