// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

import io.lockgate.core.config.disk.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of {@code .cfg} files, one a pid. Not thread-safe. */
public final class CfgFolder {
  /** Largest file that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** Files looked at; more are not configuration but an accident. */
  public static final int MAX_FILES = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(CfgFolder.class);
  private static final String SUFFIX = ".cfg";

  /** What changes when a file is edited: modification time in nanoseconds since 1970, size in bytes. */
  public record Stamp(long modified, long size) {}

  private final Path folder;

  /**
   * Opens the folder; it is made when missing.
   *
   * @throws IOException it cannot be made
   */
  public CfgFolder(Path folder) throws IOException {
    this.folder = folder;
    AtomicFile.createFolders(folder);
    AtomicFile.sweep(folder);
  }

  public static String fileOf(String pid) {
    return pid + SUFFIX;
  }

  public static String pidOf(String file) {
    return file.substring(0, file.length() - SUFFIX.length());
  }

  /** All {@code .cfg} files, sorted; none when the folder itself is gone. */
  public SortedMap<String, Stamp> stamps() throws IOException {
    SortedMap<String, Stamp> stamps = new TreeMap<>();
    if (Files.notExists(folder)) {
      return stamps;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(SUFFIX) && stamps.size() < MAX_FILES) {
          stamp(name).ifPresent(stamp -> stamps.put(name, stamp));
        }
      }
    }
    return stamps;
  }

  /** Empty when there is no such file. */
  public Optional<Stamp> stamp(String file) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(new Stamp(found.lastModifiedTime().to(TimeUnit.NANOSECONDS), found.size()))
          : Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /**
   * The file's text; the empty text when there is no such file.
   *
   * @throws NotTextException it is not UTF-8
   * @throws IOException it cannot be read, or is larger than {@link #MAX_BYTES}
   */
  public CfgText read(String file) throws IOException {
    byte[] bytes = AtomicFile.read(folder.resolve(file), MAX_BYTES).orElse(new byte[0]);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new NotTextException(1 + (int) out.flip().chars().filter(c -> c == '\n').count());
    }
    return CfgText.parse(out.flip().toString());
  }

  /** Replaces the file's text; a file left without any is removed. */
  public void write(String file, CfgText text) throws IOException {
    if (text.isBlank()) {
      AtomicFile.delete(folder.resolve(file));
    } else {
      AtomicFile.createFolders(folder);
      AtomicFile.write(folder.resolve(file), text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Makes an operator's edit, or removal, of a file durable. When forcing fails the bytes may be lost though the next
   * force succeeds, so the file is written anew.
   */
  public void force(String file, CfgText text) throws IOException {
    Path path = folder.resolve(file);
    if (Files.notExists(path)) {
      AtomicFile.delete(path);
      return;
    }
    try {
      AtomicFile.force(path);
    } catch (IOException e) {
      LOG.warn("{} could not be forced to disk, it is written anew", file, e);
      write(file, text);
    }
  }
}
