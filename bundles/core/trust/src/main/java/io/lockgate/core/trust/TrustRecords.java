// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockgate.api.security.TrustMode;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The trust store as the launcher will read it. Each change is also reflected in a hash of the whole, so that an edit
 * by somebody else shows at the next boot. Callers serialise changes.
 */
final class TrustRecords {
  private static final String MODE = "trust/mode";
  private static final String REVOKED = "trust/revoked";
  private static final String SIGNERS = "trust/signers/";
  private static final String HASH = "trust/hash";
  private static final String PEM = ".pem";
  private static final String PREFIX = ".prefix";

  private final StateStore store;

  TrustRecords(StateStore store) {
    this.store = store;
  }

  void mode(TrustMode mode) throws IOException {
    write(MODE, label(mode));
    seal();
  }

  /** The certificate comes last: it is what makes the signer known. */
  void enrol(String fingerprint, String pem, String prefix) throws IOException {
    write(SIGNERS + fingerprint + PREFIX, prefix);
    write(SIGNERS + fingerprint + PEM, pem);
    seal();
  }

  /** Takes an enrolment back that could not be put in force. */
  void withdraw(String fingerprint) throws IOException {
    store.delete(SIGNERS + fingerprint + PEM);
    store.delete(SIGNERS + fingerprint + PREFIX);
    seal();
  }

  void revoked(Set<String> fingerprints) throws IOException {
    write(REVOKED, String.join("\n", new TreeSet<>(fingerprints)) + "\n");
    seal();
  }

  /** Whether the store is as this class last left it; a store that was never written is. */
  boolean untouched() throws IOException {
    String sealed = store.read(HASH).map(hash -> new String(hash, UTF_8)).orElse(hashOf(Set.of()));
    return sealed.equals(hash());
  }

  /** Takes the store as it is now for what it shall be. */
  void seal() throws IOException {
    write(HASH, hash());
  }

  static String label(TrustMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String hash() throws IOException {
    Set<String> names = new TreeSet<>(store.list("trust/"));
    names.remove(HASH);
    return hashOf(names);
  }

  private String hashOf(Set<String> names) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        byte[] value = store.read(name).orElse(new byte[0]);
        digest.update((name + " " + value.length + "\n").getBytes(UTF_8));
        digest.update(value);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void write(String name, String text) throws IOException {
    store.write(name, text.getBytes(UTF_8));
  }
}
