// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in the built distribution, for programs of the bench that use parts of it. */
final class Code {
  private final Path folder;

  Code(Path root) {
    folder = root.resolve("karaf-assembly/target/lockgate");
  }

  /** Jars whose name without version is one of these, as a class path. */
  String jars(String names) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("system"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(" + names + ")-[0-9.]+\\.jar"))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Copies the MQTT client that north.mqtt carries. */
  Path paho(Path into) throws IOException {
    Path copy = into.resolve("paho-mqttv3.jar");
    try (JarFile bundle = new JarFile(jars("north-mqtt"))) {
      Files.copy(bundle.getInputStream(bundle.getEntry("lib/paho-mqttv3.jar")), copy);
    }
    return copy;
  }

  /** How to start a program of this bench with more on its class path and the flags of the gateway. */
  List<String> line(String libraries, Class<?> main, Object... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + folder.resolve("etc/jvm.options"),
                "-Dlockgate.native=" + folder.resolve("lib/native"),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + libraries,
                main.getName()));
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    return line;
  }
}
