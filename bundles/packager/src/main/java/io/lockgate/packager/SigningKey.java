// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to sign with.
 *
 * @param key may live in a token and then has no encoding
 * @param path its certificate first
 * @param development whether a development build made it
 * @param token the provider of the token that holds it, null for a key in a file
 */
record SigningKey(
    PrivateKey key, List<X509Certificate> path, boolean development, @Nullable Provider token) {

  /** The key the arguments name. */
  static SigningKey of(Arguments arguments) throws IOException, GeneralSecurityException {
    if (arguments.has("development")) {
      DevelopmentKey made = DevelopmentKey.in(Path.of(arguments.option("development")));
      return file(made.keyStore(), DevelopmentKey.ALIAS, made.password(), true);
    }
    String alias = arguments.option("alias");
    Path password = Path.of(arguments.option("password-file"));
    return arguments.has("pkcs11")
        ? token(arguments.option("pkcs11"), alias, password)
        : file(Path.of(arguments.option("keystore")), alias, password, false);
  }

  private static SigningKey file(Path file, String alias, Path password, boolean development)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    return entry(store, Files.readAllBytes(file), alias, password, development, null);
  }

  private static SigningKey token(String configuration, String alias, Path password)
      throws IOException, GeneralSecurityException {
    Provider token = Security.getProvider("SunPKCS11").configure(configuration);
    Security.addProvider(token);
    KeyStore store = KeyStore.getInstance("PKCS11", token);
    return entry(store, null, alias, password, false, token);
  }

  private static SigningKey entry(
      KeyStore store,
      byte @Nullable [] content,
      String alias,
      Path passwordFile,
      boolean development,
      @Nullable Provider token)
      throws IOException, GeneralSecurityException {
    char[] password = password(passwordFile);
    try {
      store.load(content == null ? null : new ByteArrayInputStream(content), password);
      Key key = store.getKey(alias, password);
      Certificate[] chain = store.getCertificateChain(alias);
      if (!(key instanceof PrivateKey signing) || chain == null) {
        throw new IOException("no private key named " + alias);
      }
      List<X509Certificate> path = Arrays.stream(chain).map(X509Certificate.class::cast).toList();
      return new SigningKey(signing, path, development, token);
    } finally {
      Arrays.fill(password, ' ');
    }
  }

  /** The first line of the file. */
  private static char[] password(Path file) throws IOException {
    CharBuffer text =
        StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)));
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    char[] password = new char[end];
    text.get(password);
    return password;
  }
}
