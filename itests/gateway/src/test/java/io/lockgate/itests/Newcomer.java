// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Types commands of a {@link Guide} at a terminal beside a running gateway: a failing one ends it, but a command for the
 * gateway is tried again for some seconds, as somebody does who has read that a thing takes a moment.
 */
final class Newcomer {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path checkout;
  private final Map<String, String> environment;

  /** With {@code LOCKGATE} and its folders set as the guides say. */
  Newcomer(GatewayProcess gateway, Path work) throws IOException {
    checkout = Files.createDirectories(work.resolve("checkout"));
    Path script = checkout.resolve("lockgate");
    Files.writeString(
        script,
        String.join(
            "\n",
            "#!/bin/bash",
            "typed=$(mktemp)",
            "cat > $typed",
            "for attempt in {1..20}; do",
            "  '" + Distribution.root() + "/lockgate' \"$@\" < $typed && exit",
            "  sleep 0.5",
            "done",
            "exit 1",
            ""));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + script);
    }
    environment = new HashMap<>(gateway.environment());
    environment.put("LOCKGATE", checkout.toString());
  }

  /** Types the commands in a folder. */
  ShellResult type(String commands, Path folder, List<String> mavenOptions) throws IOException {
    String options = mavenOptions.stream().map(o -> "'" + o + "'").collect(Collectors.joining(" "));
    Path script = Files.createTempFile(checkout, "typed", ".sh");
    Files.writeString(
        script,
        "set -euo pipefail\ncd '"
            + folder
            + "'\nmvn() { command mvn "
            + options
            + " \"$@\"; }\n"
            + commands);
    return ShellResult.run(List.of("bash", script.toString()), environment, "", PATIENCE).ok();
  }
}
