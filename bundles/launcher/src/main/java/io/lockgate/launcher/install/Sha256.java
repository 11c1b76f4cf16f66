// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hex. Keeps its buffer: one instance a thread. */
public final class Sha256 {
  private static final int BUFFER_BYTES = 1 << 17;

  private final MessageDigest digest;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Digest of the file's bytes as they are read now. */
  public String of(Path file) throws IOException {
    digest.reset();
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Digest of some bytes, for example the fingerprint of an encoded certificate. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(new Sha256().digest.digest(bytes));
  }
}
