// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The table of contents of a jar, sorted by what the JAR specification makes of the names.
 *
 * @param files entries that carry content and must be signed, the manifest among them
 * @param names all names
 * @param blocks signature blocks: {@code META-INF/*.RSA}, {@code .DSA}, {@code .EC}
 * @param fault why the names alone make a signature void; empty when they do not
 */
record SignatureEntries(
    List<JarEntry> files, Set<String> names, List<JarEntry> blocks, String fault) {
  private static final String META_INF = "META-INF/";
  private static final Set<String> BLOCKS = Set.of("RSA", "DSA", "EC");

  static SignatureEntries of(JarFile jar) {
    List<JarEntry> files = new ArrayList<>();
    List<JarEntry> blocks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> blockStems = new HashSet<>();
    Set<String> fileStems = new HashSet<>();
    String fault = "";
    for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      String name = entry.getName();
      if (!names.add(name)) {
        fault = "the entry name " + name + " occurs twice";
      }
      String upper = name.toUpperCase(Locale.ROOT);
      String extension = signatureExtension(upper);
      String stem = upper.substring(0, Math.max(0, upper.lastIndexOf('.')));
      if (extension.equals("SF")) {
        fileStems.add(stem);
      } else if (!extension.isEmpty()) {
        blockStems.add(stem);
        blocks.add(entry);
      } else if (upper.equals(JarFile.MANIFEST_NAME) && !name.equals(JarFile.MANIFEST_NAME)) {
        fault = "a second manifest is named " + name;
      } else if (!entry.isDirectory()) {
        files.add(entry);
      } else if (carriesBytes(entry)) {
        fault = "the folder entry " + name + " carries content";
      }
    }
    if (!fileStems.equals(blockStems) || blockStems.size() != blocks.size()) {
      fault = "signature files and signature blocks do not pair up";
    }
    return new SignatureEntries(files, Collections.unmodifiableSet(names), blocks, fault);
  }

  /** Whether anything here claims a signature. */
  boolean claimsSignature() {
    return !blocks.isEmpty() || names.stream().anyMatch(n -> isSignatureFile(n));
  }

  private static boolean isSignatureFile(String name) {
    return signatureExtension(name.toUpperCase(Locale.ROOT)).equals("SF");
  }

  private static boolean carriesBytes(ZipEntry entry) {
    return entry.getSize() > 0;
  }

  /** {@code SF}, {@code RSA}, {@code DSA} or {@code EC} directly in META-INF, else empty. */
  private static String signatureExtension(String upper) {
    if (!upper.startsWith(META_INF) || upper.indexOf('/', META_INF.length()) >= 0) {
      return "";
    }
    String extension = upper.substring(upper.lastIndexOf('.') + 1);
    return extension.equals("SF") || BLOCKS.contains(extension) ? extension : "";
  }
}
