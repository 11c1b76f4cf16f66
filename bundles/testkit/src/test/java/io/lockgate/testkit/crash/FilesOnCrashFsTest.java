// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same calls on a real folder and on a crash file system give the same answers. */
class FilesOnCrashFsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path temp;

  private Path root(boolean real) {
    return real ? temp : new CrashFs(1).root();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void files_and_folders(boolean real) throws IOException {
    Path root = root(real);
    Path deep = Files.createDirectories(root.resolve("a/b/c"));
    Files.writeString(deep.resolve("x.cfg"), "one");
    Files.writeString(deep.resolve("y.txt"), "two");
    try (Stream<Path> walk = Files.walk(root)) {
      assertEquals(
          List.of("", "a", "a/b", "a/b/c", "a/b/c/x.cfg", "a/b/c/y.txt"),
          walk.map(path -> root.relativize(path).toString()).sorted().toList());
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(deep, "*.cfg")) {
      List<Path> names = new ArrayList<>();
      found.forEach(names::add);
      assertEquals(List.of(deep.resolve("x.cfg")), names);
    }
    assertTrue(Files.isDirectory(deep));
    assertTrue(Files.isRegularFile(deep.resolve("x.cfg")));
    assertFalse(Files.exists(deep.resolve("z")));
    assertThrows(DirectoryNotEmptyException.class, () -> Files.delete(deep));
    assertThrows(NoSuchFileException.class, () -> Files.delete(deep.resolve("z")));
    assertThrows(FileAlreadyExistsException.class, () -> Files.createDirectory(deep));
    assertThrows(
        NotDirectoryException.class, () -> Files.newDirectoryStream(deep.resolve("x.cfg")));
    assertThrows(NoSuchFileException.class, () -> Files.readString(deep.resolve("z")));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Files.move(deep.resolve("x.cfg"), deep.resolve("y.txt")));
    Files.move(deep.resolve("x.cfg"), deep.resolve("y.txt"), StandardCopyOption.ATOMIC_MOVE);
    assertEquals("one", Files.readString(deep.resolve("y.txt")));
    Files.move(root.resolve("a/b"), root.resolve("moved"));
    assertEquals("one", Files.readString(root.resolve("moved/c/y.txt")));
    Files.copy(root.resolve("moved/c/y.txt"), root.resolve("copy"));
    assertEquals("one", Files.readString(root.resolve("copy")));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Files.copy(root.resolve("moved/c/y.txt"), root.resolve("copy")));
    Path made = Files.createTempFile(root, "t", ".tmp");
    assertTrue(Files.exists(made));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void channels(boolean real) throws IOException {
    Path file = root(real).resolve("file");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      assertEquals(4, channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4})));
      assertEquals(4, channel.position());
      channel.write(ByteBuffer.wrap(new byte[] {9}), 6);
      assertEquals(7, channel.size());
      channel.position(3);
      ByteBuffer read = ByteBuffer.allocate(10);
      assertEquals(4, channel.read(read));
      assertArrayEquals(new byte[] {4, 0, 0, 9}, java.util.Arrays.copyOf(read.array(), 4));
      assertEquals(-1, channel.read(read));
      channel.truncate(2);
      assertEquals(2, channel.position());
      channel.position(5).write(ByteBuffer.wrap(new byte[] {7}));
      try (var lock = channel.tryLock()) {
        assertTrue(lock.isValid());
      }
    }
    assertArrayEquals(new byte[] {1, 2, 0, 0, 0, 7}, Files.readAllBytes(file));
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(new byte[] {8}));
    }
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(9);
    }
    assertEquals(8, Files.size(file));
    Files.write(file, new byte[] {5});
    assertArrayEquals(new byte[] {5}, Files.readAllBytes(file));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Files.write(file, new byte[1], StandardOpenOption.CREATE_NEW));
    assertThrows(
        NoSuchFileException.class,
        () -> Files.write(file.resolveSibling("no"), new byte[1], StandardOpenOption.WRITE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void attributes(boolean real) throws IOException {
    Path root = root(real);
    var secret = PosixFilePermissions.fromString("rw-------");
    Path file =
        Files.createFile(root.resolve("file"), PosixFilePermissions.asFileAttribute(secret));
    assertEquals(secret, Files.getPosixFilePermissions(file));
    var open = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(file, open);
    assertEquals(open, Files.getPosixFilePermissions(file));
    Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
    assertEquals(5_000, Files.getLastModifiedTime(file).toMillis());
    assertEquals(0L, Files.readAttributes(file, "size").get("size"));
    assertEquals(open, Files.getAttribute(file, "posix:permissions"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void paths(boolean real) {
    Path base = real ? Path.of("/") : new CrashFs(1).root();
    Path path = base.resolve("a/b/../c/./d");
    assertEquals("/a/c/d", path.normalize().toString());
    assertEquals("d", String.valueOf(path.getFileName()));
    assertEquals("/a/b/../c/.", String.valueOf(path.getParent()));
    assertEquals(6, path.getNameCount());
    assertEquals("b/..", path.subpath(1, 3).toString());
    assertTrue(path.startsWith(base.resolve("a/b")));
    assertFalse(path.startsWith(base.resolve("a/bb")));
    assertTrue(path.endsWith("./d"));
    assertEquals("../y", base.resolve("x").relativize(base.resolve("y")).toString());
    assertEquals("/a/z", base.resolve("a/b").resolveSibling("z").toString());
    assertEquals("/", String.valueOf(path.getRoot()));
    assertEquals("/x", base.resolve("../x").normalize().toString());
  }

  @Test
  void the_root_survives_being_forced_and_listed() throws IOException {
    Path root = root(false);
    try (FileChannel channel = FileChannel.open(root, StandardOpenOption.READ)) {
      channel.force(true);
    }
    Files.createFile(root.resolve("x"));
    assertTrue(Files.exists(root.resolve("x")));
  }
}
