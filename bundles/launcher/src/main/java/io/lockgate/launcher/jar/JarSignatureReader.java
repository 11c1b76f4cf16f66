// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import io.lockgate.launcher.jar.JarSignature.Broken;
import io.lockgate.launcher.jar.JarSignature.Claim;
import io.lockgate.launcher.jar.JarSignature.Signed;
import io.lockgate.launcher.jar.JarSignature.Unsigned;
import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Reads every byte of a jar through the JDK's verifier, and asks for more than the JDK does: each entry signed by each
 * signer, each signature block good, each section of the manifest present, no name twice.
 */
public final class JarSignatureReader {
  private static final long MAX_UNPACKED_BYTES = 1L << 29;
  private static final int MAX_BLOCK_BYTES = 1 << 20;

  private final byte[] buffer = new byte[1 << 16];
  private long unpacked;

  private JarSignatureReader() {}

  /**
   * Checks one jar.
   *
   * @throws IOException it is not a jar at all, or cannot be read
   */
  public static JarSignature read(JarFile jar) throws IOException {
    SignatureEntries entries = SignatureEntries.of(jar);
    if (!entries.claimsSignature()) {
      return new Unsigned();
    }
    if (!entries.fault().isEmpty()) {
      return new Broken(entries.fault());
    }
    try {
      return new JarSignatureReader().verify(jar, entries);
    } catch (SecurityException e) {
      return new Broken(String.valueOf(e.getMessage()));
    }
  }

  private JarSignature verify(JarFile jar, SignatureEntries entries) throws IOException {
    List<SignerInfoTime> times = new ArrayList<>();
    for (JarEntry block : entries.blocks()) {
      try (InputStream in = jar.getInputStream(block)) {
        times.addAll(SignerInfoTime.in(in.readNBytes(MAX_BLOCK_BYTES)));
      }
    }
    Set<CodeSigner> signers = new LinkedHashSet<>();
    for (JarEntry entry : entries.files()) {
      readFully(jar, entry);
      CodeSigner[] found = entry.getCodeSigners();
      if (found == null || found.length != entries.blocks().size()) {
        return new Broken("the entry " + entry.getName() + " is not covered by every signature");
      }
      signers.addAll(List.of(found));
    }
    if (signers.size() != entries.blocks().size()) {
      return new Broken("its entries are not all signed by the same signers");
    }
    Manifest manifest = jar.getManifest();
    for (String section : manifest == null ? Set.<String>of() : manifest.getEntries().keySet()) {
      if (!section.endsWith("/") && !entries.names().contains(section)) {
        return new Broken("the entry " + section + " was removed");
      }
    }
    return new Signed(signers.stream().map(signer -> claim(signer, times)).toList());
  }

  private void readFully(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        unpacked += n;
        if (unpacked > MAX_UNPACKED_BYTES) {
          throw new IOException("it unpacks to more than " + MAX_UNPACKED_BYTES + " bytes");
        }
      }
    }
  }

  private static Claim claim(CodeSigner signer, List<SignerInfoTime> times) {
    List<X509Certificate> path =
        signer.getSignerCertPath().getCertificates().stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (signer.getTimestamp() != null) {
      return new Claim(path, Optional.of(signer.getTimestamp().getTimestamp().toInstant()));
    }
    return new Claim(path, SignerInfoTime.of(path.get(0), times));
  }
}
