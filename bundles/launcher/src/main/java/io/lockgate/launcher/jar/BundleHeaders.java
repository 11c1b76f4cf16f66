// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.cache.BundleCache;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/**
 * The headers that decide where a bundle belongs, read with the framework's own parser, so that both read the same.
 *
 * @param symbolicName empty when there is none or it is not of the form a symbolic name has
 * @param fragmentHost empty when the bundle is no fragment
 * @param version2 whether the framework will take the symbolic name seriously
 */
public record BundleHeaders(String symbolicName, String fragmentHost, boolean version2) {
  /** A jar without a readable manifest. */
  public static final BundleHeaders NONE = new BundleHeaders("", "", false);

  private static final String MALFORMED = "?";
  private static final int MAX_MANIFEST_BYTES = 1 << 24;

  /**
   * Reads the main section of the manifest.
   *
   * @throws IOException there is a manifest, and the framework could not parse it
   */
  public static BundleHeaders of(JarFile jar) throws IOException {
    ZipEntry manifest = jar.getEntry(JarFile.MANIFEST_NAME);
    if (manifest == null) {
      return NONE;
    }
    if (manifest.getSize() > MAX_MANIFEST_BYTES) {
      throw new IOException("its manifest is too large");
    }
    return of(parse(jar, manifest));
  }

  static BundleHeaders of(Map<String, Object> main) {
    Object fragment = main.get(Constants.FRAGMENT_HOST);
    return new BundleHeaders(
        name(main.get(Constants.BUNDLE_SYMBOLICNAME), ""),
        fragment == null ? "" : name(fragment, MALFORMED),
        "2".equals(String.valueOf(main.get(Constants.BUNDLE_MANIFESTVERSION)).trim()));
  }

  /** Whether the bundle would become part of the framework itself. */
  public boolean frameworkExtension() {
    return fragmentHost.equals(Constants.SYSTEM_BUNDLE_SYMBOLICNAME)
        || fragmentHost.equals("org.apache.felix.framework")
        || fragmentHost.equals(MALFORMED);
  }

  private static Map<String, Object> parse(JarFile jar, ZipEntry manifest) throws IOException {
    Map<String, Object> main = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      return BundleCache.getMainAttributes(main, jar.getInputStream(manifest), manifest.getSize());
    } catch (Exception e) { // the framework declares no narrower one
      throw new IOException("its manifest is malformed: " + e.getMessage(), e);
    }
  }

  /** The first path of a header, without attributes; {@code otherwise} when it is not a plain symbolic name. */
  private static String name(@Nullable Object header, String otherwise) {
    String text = String.valueOf(header == null ? "" : header);
    int end = text.indexOf(';');
    String name = (end < 0 ? text : text.substring(0, end)).trim();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      if (!plain && c != '.' && c != '-' && c != '_') {
        return otherwise;
      }
    }
    return name.isEmpty() ? otherwise : name;
  }
}
