// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The built distribution and places to run it in. */
final class Distribution {
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(12_000));
  private static final System.Logger LOG = System.getLogger(Distribution.class.getName());

  private Distribution() {}

  /** Root of the checkout. */
  static Path root() {
    return Path.of(System.getProperty("lockgate.root"));
  }

  /** The sealed code folder of this build. */
  static Path code() {
    return root().resolve("karaf-assembly/target/lockgate");
  }

  /** The development key this build was sealed with. */
  static Path developmentKey() {
    return root().resolve(".signing");
  }

  /** An empty folder with a short path: a Unix socket's name has at most 107 bytes. */
  static Path newBase() {
    try {
      return Files.createTempDirectory("lg");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of the code folder that may be tampered with. */
  static Path copyOfCode() {
    Path copy = newBase().resolve("code");
    copy(code(), copy);
    return copy;
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(
            path,
            to.resolve(from.relativize(path).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with all that is in it; nothing when it is not there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Every jar of the code folder, sorted. */
  static List<Path> jars(Path code) {
    try (Stream<Path> all = Files.walk(code)) {
      return all.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port that was not given before, below those that the system gives to outgoing connections, so that none of them
   * takes it meanwhile.
   */
  static int freePort() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = 20_000 + NEXT_PORT.getAndIncrement() % 12_000;
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        LOG.log(System.Logger.Level.DEBUG, "port {0} is taken", port);
      }
    }
    throw new IllegalStateException("no free port from 20000 to 31999");
  }
}
