// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.kar;

import io.lockgate.launcher.Trees;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/** A copy of one archive that nobody else can change, in a folder that goes when it is closed. One thread. */
public final class KarCopy implements Closeable {
  private static final long MAX_BYTES = 1L << 29;

  private final String name;
  private final Path folder;
  private final JarFile jar;

  private KarCopy(String name, Path folder, JarFile jar) {
    this.name = name;
    this.folder = folder;
    this.jar = jar;
  }

  /** Copies the archive into a folder of its own, which is deleted again when that fails. */
  static KarCopy of(Path archive, String name, Path folder) throws IOException {
    try {
      if (!Files.isRegularFile(archive, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it is not a regular file");
      }
      Path copy = folder.resolve("copy.kar");
      try (InputStream in = Files.newInputStream(archive, LinkOption.NOFOLLOW_LINKS)) {
        write(in, copy, MAX_BYTES);
      }
      return new KarCopy(name, folder, new JarFile(copy.toFile(), true));
    } catch (ZipException e) {
      Trees.delete(folder);
      throw new IOException("wrong signature: not an archive: " + e.getMessage(), e);
    } catch (IOException e) {
      Trees.delete(folder);
      throw e;
    }
  }

  /** The copy, opened with verification. */
  public JarFile jar() {
    return jar;
  }

  String name() {
    return name;
  }

  /** Unpacks files of the repository into a folder beside the copy, and gives that folder. */
  Path unpack(KarContent content) throws IOException {
    Path repository = folder.resolve("repository");
    Trees.ensure(repository);
    long left = MAX_BYTES;
    for (JarEntry entry : content.files()) {
      Path file = folder.resolve(entry.getName()).normalize();
      Path parent = file.getParent();
      if (parent == null || !file.startsWith(repository)) {
        throw new IOException("its entry " + entry.getName() + " leads out of the archive");
      }
      Files.createDirectories(parent);
      try (InputStream in = jar.getInputStream(entry)) {
        left -= write(in, file, left);
      }
    }
    return repository;
  }

  @Override
  public void close() throws IOException {
    try {
      jar.close();
    } finally {
      Trees.delete(folder);
    }
  }

  private static long write(InputStream in, Path file, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        if (written > limit) {
          throw new IOException("it is larger than " + MAX_BYTES + " bytes");
        }
        out.write(buffer, 0, n);
      }
    }
    return written;
  }
}
