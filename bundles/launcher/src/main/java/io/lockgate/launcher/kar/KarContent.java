// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.kar;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * What a Karaf archive holds, once it is known to hold nothing it must not, whoever signed it.
 *
 * @param files entries of its repository
 * @param features names of those that are features files, below the repository
 * @param start whether its features are to be installed
 */
record KarContent(List<JarEntry> files, List<String> features, boolean start) {
  static final String REPOSITORY = "repository/";
  private static final String RESOURCES = "resources/";
  private static final String OURS = REPOSITORY + "io/lockgate/";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_+~-][A-Za-z0-9_.+~-]*");
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_FEATURES_BYTES = 1 << 20;

  /**
   * Reads names and features files.
   *
   * @throws IOException it holds something it must not; the message is one clause that says what
   */
  static KarContent of(JarFile kar) throws IOException {
    List<JarEntry> files = files(kar);
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.getName().substring(REPOSITORY.length())));
    List<String> features = new ArrayList<>();
    for (JarEntry file : files) {
      String name = file.getName().substring(REPOSITORY.length());
      if (isXml(name) && isFeatures(kar, file, names)) {
        features.add(name);
      }
    }
    if (features.isEmpty()) {
      throw new IOException("it holds no features file");
    }
    return new KarContent(files, features, start(kar));
  }

  private static List<JarEntry> files(JarFile kar) throws IOException {
    List<JarEntry> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Enumeration<JarEntry> all = kar.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      String name = entry.getName();
      if (!seen.add(name)) {
        throw new IOException("the entry name " + name + " occurs twice");
      }
      if (seen.size() > MAX_ENTRIES) {
        throw new IOException("it has more than " + MAX_ENTRIES + " entries");
      }
      if (name.startsWith(RESOURCES)) {
        throw new IOException("its entry " + name + " would be written into the sealed folder");
      }
      if (name.startsWith(OURS)) {
        throw new IOException("its entry " + name + " pretends to be of the platform");
      }
      if (name.startsWith(REPOSITORY) && !entry.isDirectory()) {
        requirePlain(name);
        files.add(entry);
      }
    }
    return files;
  }

  private static void requirePlain(String name) throws IOException {
    for (String part : name.split("/", -1)) {
      if (!PLAIN.matcher(part).matches()) {
        throw new IOException("its entry " + name + " is not named as in a Maven repository");
      }
    }
  }

  private static boolean isXml(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".xml");
  }

  private static boolean isFeatures(JarFile kar, JarEntry file, Set<String> names)
      throws IOException {
    String what = "its file " + file.getName() + " ";
    Optional<List<String>> bundles;
    try (InputStream in = kar.getInputStream(file)) {
      byte[] xml = in.readNBytes(MAX_FEATURES_BYTES + 1);
      if (xml.length > MAX_FEATURES_BYTES) {
        throw new IOException("is larger than " + MAX_FEATURES_BYTES + " bytes");
      }
      bundles = FeaturesXml.bundles(xml);
    } catch (IOException e) {
      throw new IOException(what + e.getMessage(), e);
    }
    for (String location : bundles.orElse(List.of())) {
      if (MavenLocation.path(location).filter(names::contains).isEmpty()) {
        throw new IOException(what + "names a bundle that is not in the archive: " + location);
      }
    }
    return bundles.isPresent();
  }

  private static boolean start(JarFile kar) throws IOException {
    Manifest manifest = kar.getManifest();
    return manifest == null
        || !"false".equals(manifest.getMainAttributes().getValue("Karaf-Feature-Start"));
  }
}
