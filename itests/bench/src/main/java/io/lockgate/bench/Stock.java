// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same bundles as Karaf itself would have them: its own start script with its own flags, only the framework in the
 * start list, ours as boot features, no launcher, no trust checks.
 */
final class Stock implements Candidate {
  private final Path home;
  private final Path base;
  private final int port;
  private final boolean clean;

  private Stock(Path home, Path base, int port, boolean clean) {
    this.home = home;
    this.base = base;
    this.port = port;
    this.clean = clean;
  }

  static Stock make(Path root, Path base, boolean clean) throws IOException {
    Path home = base.resolve("karaf");
    copy(root.resolve("karaf-assembly/target/assembly"), home);
    Path etc = root.resolve("karaf-assembly/target/lockgate/etc");
    for (String name :
        List.of(
            "org.ops4j.pax.web.cfg", "org.ops4j.pax.logging.cfg", "org.ops4j.pax.url.mvn.cfg")) {
      Files.copy(
          etc.resolve(name),
          home.resolve("etc").resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        home.resolve("etc/custom.properties"),
        "karaf.systemBundlesStartLevel=50\nkaraf.shutdown.port=-1\n"
            + "org.osgi.framework.system.packages.extra=org.apache.karaf.branding,sun.misc,jdk.net\n");
    List<String> startup =
        Files.readAllLines(home.resolve("etc/startup.properties")).stream()
            .filter(Stock::isFramework)
            .toList();
    Files.write(home.resolve("etc/startup.properties"), startup);
    return new Stock(home, base, Ours.settle(base), clean);
  }

  /** Karaf's own feature {@code framework} ends at start level 15. */
  private static boolean isFramework(String line) {
    int level =
        line.startsWith("#")
            ? 0
            : Integer.parseInt(line.substring(line.lastIndexOf('=') + 1).trim());
    return level <= 15;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(
            path,
            to.resolve(from.relativize(path).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  @Override
  public String name() {
    return clean ? "stock script, no checks, clean" : "stock script, no checks, kept cache";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path data() {
    return base.resolve("data");
  }

  @Override
  public Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
    builder.environment().put("KARAF_DATA", data().toString());
    builder.environment().put("KARAF_EXEC", "exec");
    builder
        .environment()
        .put(
            "EXTRA_JAVA_OPTS",
            (clean ? "-Dkaraf.clean.cache=true " : "")
                + "-Dlockgate.data="
                + data()
                + " -Dlockgate.etc="
                + base.resolve("etc")
                + " -Dlockgate.deploy="
                + base.resolve("deploy"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(new File(base.toFile(), "out.txt"))
        .start();
  }
}
