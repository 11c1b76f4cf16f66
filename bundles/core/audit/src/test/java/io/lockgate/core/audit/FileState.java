// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** State in files on any file system, replaced atomically; slashes in names become dots. */
final class FileState implements StateStore {
  private final Path folder;

  FileState(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    Path file = file(name);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public void write(String name, byte[] value) throws IOException {
    Path temporary = folder.resolve("new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(value);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE);
    force();
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
    force();
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName()).replace('.', '/')));
    }
    return names.stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private Path file(String name) {
    return folder.resolve(name.replace('/', '.'));
  }

  private void force() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
