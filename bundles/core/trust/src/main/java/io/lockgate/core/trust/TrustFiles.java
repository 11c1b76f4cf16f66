// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.Signer;
import io.lockgate.api.store.StateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The trust store as this bundle writes it and the launcher reads it. After each change the hash of the whole is kept,
 * so that a change made by somebody else is noticed.
 */
final class TrustFiles {
  private static final String ROOT = "trust/";
  private static final String SIGNERS = ROOT + "signers/";
  private static final String REVOKED = ROOT + "revoked";
  private static final String REVOKED_PREFIXES = ROOT + "revoked-prefixes";
  private static final String MODE = ROOT + "mode";
  private static final String HASH = "trust-hash";

  private final StateStore store;
  private final Map<String, String> revokedPrefixes = new ConcurrentHashMap<>();

  TrustFiles(StateStore store) throws IOException {
    this.store = store;
    text(REVOKED_PREFIXES)
        .lines()
        .forEach(line -> revokedPrefixes.put(line.substring(0, 64), line.substring(65)));
  }

  /** Prefixes that revoked signers had, by fingerprint. */
  Map<String, String> known() {
    return Map.copyOf(revokedPrefixes);
  }

  /** The prefix goes first: the launcher takes a certificate without one for damage. */
  void enrol(String fingerprint, String pem, String prefix) throws IOException {
    put(SIGNERS + fingerprint + ".prefix", prefix + "\n");
    put(SIGNERS + fingerprint + ".pem", pem);
    remember();
  }

  /** The revocation goes first: a crash after it leaves the signer shut out. */
  void revoke(Signer signer) throws IOException {
    put(REVOKED, text(REVOKED) + signer.fingerprint() + "\n");
    revokedPrefixes.put(signer.fingerprint(), signer.prefix());
    put(
        REVOKED_PREFIXES,
        text(REVOKED_PREFIXES) + signer.fingerprint() + " " + signer.prefix() + "\n");
    store.delete(SIGNERS + signer.fingerprint() + ".pem");
    store.delete(SIGNERS + signer.fingerprint() + ".prefix");
    remember();
  }

  void mode(String label) throws IOException {
    put(MODE, label + "\n");
    remember();
  }

  /** Whether the store is as this bundle left it; true on a fresh unit. */
  boolean untouched() throws IOException {
    return store
        .read(HASH)
        .map(kept -> new String(kept, StandardCharsets.US_ASCII).equals(hash()))
        .orElse(names().isEmpty());
  }

  /** Takes the store as it is for the known state. */
  void remember() throws IOException {
    put(HASH, hash());
  }

  private String hash() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (Map.Entry<String, String> file : contents().entrySet()) {
        all.writeBytes(
            (file.getKey() + "\n" + file.getValue().length() + "\n" + file.getValue())
                .getBytes(StandardCharsets.UTF_8));
      }
      return Certificates.sha256(all.toByteArray());
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String name : names()) {
      contents.put(name, text(name));
    }
    return contents;
  }

  private List<String> names() throws IOException {
    return store.list(ROOT);
  }

  private String text(String name) throws IOException {
    return new String(store.read(name).orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  private void put(String name, String text) throws IOException {
    store.write(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
