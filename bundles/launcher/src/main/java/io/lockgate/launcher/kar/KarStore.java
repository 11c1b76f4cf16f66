// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.kar;

import io.lockgate.launcher.Trees;
import io.lockgate.launcher.spi.UnpackedArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folder {@code kar/<name>} for each archive that was let in since the start: a Maven repository that the framework's
 * resolver of {@code mvn:} locations looks into. Lies in the cache, and goes with it. Thread-safe.
 */
public final class KarStore {
  private static final Pattern FILE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.+-]{0,199})\\.kar");
  private static final int MAX_ARCHIVES = 1_000;

  private final Path cache;
  private final Map<String, UnpackedArchive> unpacked = new ConcurrentHashMap<>();

  public KarStore(Path cache) {
    this.cache = cache;
  }

  /**
   * Copies an archive, to be checked and unpacked from there.
   *
   * @throws IOException it is no archive, or cannot be copied; the message is one clause
   */
  public KarCopy copy(Path archive) throws IOException {
    String name =
        name(archive)
            .orElseThrow(
                () -> new IOException("rename it: letters, digits and . _ + - only, then .kar"));
    Path checks = cache.resolve("kar-check");
    Trees.ensure(checks);
    return KarCopy.of(archive, name, Files.createTempDirectory(checks, "kar"));
  }

  /**
   * Unpacks what the copy holds, in place of what was unpacked under the same name.
   *
   * @throws IOException it holds something it must not, or the disk is full; the message is one clause
   */
  public synchronized UnpackedArchive unpack(KarCopy copy) throws IOException {
    KarContent content = KarContent.of(copy.jar());
    if (unpacked.size() >= MAX_ARCHIVES && !unpacked.containsKey(copy.name())) {
      throw new IOException("there are " + MAX_ARCHIVES + " archives already");
    }
    Path fresh = copy.unpack(content);
    Path folder = folder(copy.name());
    delete(copy.name());
    Trees.ensure(cache.resolve("kar"));
    Files.move(fresh, folder);
    List<URI> features =
        content.features().stream().map(name -> folder.resolve(name).toUri()).toList();
    UnpackedArchive archive = new UnpackedArchive(features, content.start());
    unpacked.put(copy.name(), archive);
    return archive;
  }

  /** What was unpacked from a file of that name. */
  public Optional<UnpackedArchive> unpacked(Path archive) {
    return name(archive).map(unpacked::get);
  }

  /** Deletes what was unpacked from a file of that name. */
  public synchronized void delete(Path archive) throws IOException {
    Optional<String> name = name(archive);
    if (name.isPresent()) {
      delete(name.get());
    }
  }

  private void delete(String name) throws IOException {
    unpacked.remove(name);
    Trees.delete(folder(name));
  }

  private Path folder(String name) {
    return cache.resolve("kar").resolve(name);
  }

  private static Optional<String> name(Path archive) {
    Matcher file = FILE.matcher(String.valueOf(archive.getFileName()));
    return file.matches() ? Optional.of(file.group(1)) : Optional.empty();
  }
}
