// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authority for certificates, of throw-away keys: P-256, one file, made by the JDK's keytool. Its own key is named as
 * the authority; the keys that it certifies lie in the same file.
 */
public final class Authority {
  private static final String ROLE = "1.3.6.1.4.1.50316.802.1";
  private static final int UTF8_STRING = 0x0c;

  private final String name;
  private final KeyFile keys;
  private @Nullable KeyStore opened;

  /** A new authority; its file lies in the folder. */
  public Authority(Path folder, String name) {
    this.name = name;
    this.keys = new KeyFile(folder.resolve(name + ".p12")).generate(name, "-ext", "bc:c=ca:true");
  }

  /** A key with a certificate of this authority; {@code more} are further words for keytool. */
  public synchronized Authority issue(String alias, String... more) {
    opened = null;
    List<String> words = new ArrayList<>(List.of("-signer", name));
    words.addAll(List.of(more));
    keys.generate(alias, words.toArray(String[]::new));
    return this;
  }

  /** A key for the server of these names, as {@code dns:localhost,ip:127.0.0.1}. */
  public Authority server(String alias, String names) {
    return issue(alias, "-ext", "eku=serverAuth", "-ext", "san=" + names);
  }

  /** A key for a Modbus client that has this role. */
  public Authority client(String alias, String role, String... more) {
    byte[] text = role.getBytes(StandardCharsets.UTF_8);
    byte[] encoded = new byte[text.length + 2];
    encoded[0] = UTF8_STRING;
    encoded[1] = (byte) text.length;
    System.arraycopy(text, 0, encoded, 2, text.length);
    List<String> words = new ArrayList<>(List.of("-ext", "eku=clientAuth"));
    words.addAll(List.of("-ext", ROLE + "=" + HexFormat.ofDelimiter(":").formatHex(encoded)));
    words.addAll(List.of(more));
    return issue(alias, words.toArray(String[]::new));
  }

  /** Words for keytool: a certificate that ended yesterday. */
  public static String[] expired() {
    return new String[] {"-startdate", "-10d", "-validity", "9"};
  }

  /** The certificate of the authority, as PEM. */
  public String certificate() {
    return certificate(name);
  }

  /** The certificate of a key, as PEM. */
  public String certificate(String alias) {
    try {
      return pem("CERTIFICATE", present().getCertificate(alias).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A private key, as PEM. */
  public String key(String alias) {
    try {
      return pem("PRIVATE KEY", present().getKey(alias, keys.password()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
  }

  private synchronized KeyStore present() {
    KeyStore known = opened;
    if (known == null) {
      known = keys.open();
      opened = known;
    }
    return known;
  }

  /** The file with all keys. */
  public KeyFile keys() {
    return keys;
  }
}
