// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;

/**
 * What signs: a private key with its certificate chain.
 *
 * @param entry the key
 * @param provider where its operations run, for a token; empty for a file
 * @param development made by a development build
 */
record SigningKey(
    KeyStore.PrivateKeyEntry entry, Optional<Provider> provider, boolean development) {

  /** The key that the options name. A release key wins over the development key. */
  static SigningKey from(Options options) throws GeneralSecurityException, IOException {
    Optional<String> token = options.optional("pkcs11");
    if (token.isPresent()) {
      Provider provider = Security.getProvider("SunPKCS11").configure(token.get());
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      char[] pin = password(options);
      store.load(null, pin);
      return new SigningKey(
          entry(store, options.required("alias"), pin), Optional.of(provider), false);
    }
    Optional<String> file = options.optional("keystore");
    if (file.isPresent()) {
      return fromFile(Path.of(file.get()), options.required("alias"), password(options), false);
    }
    return DevelopmentKey.in(Path.of(options.required("development")));
  }

  static SigningKey fromFile(Path file, String alias, char[] password, boolean development)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    return new SigningKey(entry(store, alias, password), Optional.empty(), development);
  }

  private static KeyStore.PrivateKeyEntry entry(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException {
    if (store.getEntry(alias, new KeyStore.PasswordProtection(password))
        instanceof KeyStore.PrivateKeyEntry key) {
      return key;
    }
    throw new GeneralSecurityException("no private key '" + alias + "' in the key store");
  }

  private static char[] password(Options options) throws IOException {
    return Files.readString(Path.of(options.required("password-file"))).strip().toCharArray();
  }
}
