// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's Ed25519 key, kept in the state store as PEM: the private key (PKCS#8) and the public one
 * (SubjectPublicKeyInfo). It is made when it is first needed and is durable before it is used. A damaged key is never
 * replaced: signing then throws {@link UncheckedIOException} and nothing verifies.
 */
@Component(property = HealthCheck.NAME + "=identity-key")
public final class DeviceKey implements DeviceSigner, HealthCheck {
  static final String NAME = "security/device-key";

  private static final Logger LOG = LoggerFactory.getLogger(DeviceKey.class);
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final StateStore store;
  private @Nullable KeyPair pair;

  /** The key is read from, or made in, {@code store} at its first use. */
  @Activate
  public DeviceKey(@Reference StateStore store) {
    this.store = store;
  }

  /** A key in a file is the weaker kind, and is said to be one (R103); one that cannot be used needs somebody. */
  @Override
  public Health check() {
    try {
      pair();
      return new Health(Status.OK, "identity key: software");
    } catch (IOException e) {
      return new Health(Status.CRITICAL, "identity key cannot be used: " + e.getMessage());
    }
  }

  @Override
  public byte[] sign(byte[] data) {
    try {
      return signature(pair(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the device key cannot sign", e);
    }
  }

  @Override
  public boolean verify(byte[] data, byte[] signature) {
    try {
      return verified(pair(), data, signature);
    } catch (GeneralSecurityException e) {
      return false;
    } catch (IOException e) {
      LOG.error("nothing can be verified without the device key", e);
      return false;
    }
  }

  @Override
  public byte[] publicKey() {
    try {
      return pair().getPublic().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized KeyPair pair() throws IOException {
    KeyPair present = pair;
    if (present == null) {
      Optional<byte[]> stored = store.read(NAME);
      present = stored.isPresent() ? load(stored.get()) : make();
      pair = present;
    }
    return present;
  }

  private KeyPair make() throws IOException {
    try {
      KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      String text =
          Pem.block(PRIVATE, made.getPrivate().getEncoded())
              + Pem.block(PUBLIC, made.getPublic().getEncoded());
      store.write(NAME, text.getBytes(StandardCharsets.US_ASCII));
      LOG.info("the device key has been made");
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java runtime lacks Ed25519", e);
    }
  }

  private static KeyPair load(byte[] stored) throws IOException {
    try {
      String text = new String(stored, StandardCharsets.US_ASCII);
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      KeyPair read =
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(Pem.find(text, PUBLIC))),
              keys.generatePrivate(new PKCS8EncodedKeySpec(Pem.find(text, PRIVATE))));
      byte[] probe = {1};
      if (verified(read, probe, signature(read, probe))) {
        return read;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the device key is damaged", e);
    }
    throw new IOException("the device key is damaged: its halves do not belong together");
  }

  private static byte[] signature(KeyPair pair, byte[] data) throws GeneralSecurityException {
    Signature signing = Signature.getInstance(ALGORITHM);
    signing.initSign(pair.getPrivate());
    signing.update(data);
    return signing.sign();
  }

  private static boolean verified(KeyPair pair, byte[] data, byte[] signature)
      throws GeneralSecurityException {
    Signature checking = Signature.getInstance(ALGORITHM);
    checking.initVerify(pair.getPublic());
    checking.update(data);
    return checking.verify(signature);
  }
}
