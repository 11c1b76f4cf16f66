// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.netns.NetworkNamespace;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A program of package {@code far}, mostly running in another network, and what it is told. Not thread-safe. */
final class Far implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Peer peer;
  private int number;

  private Far(Peer peer) {
    this.peer = peer;
  }

  /** In another network. */
  static Far start(NetworkNamespace in, Class<?> program, String... arguments) throws IOException {
    return start(in.prefix(), program, arguments);
  }

  /** In this host's own network. */
  static Far here(Class<?> program, String... arguments) throws IOException {
    return start(List.of(), program, arguments);
  }

  private static Far start(List<String> prefix, Class<?> program, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(prefix);
    String home = System.getProperty("java.home");
    words.addAll(List.of(home + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-Xmx64m", "-cp", classes(program).toString(), program.getName()));
    words.addAll(List.of(arguments));
    return new Far(
        Peer.command(words.get(0), words.subList(1, words.size()).toArray(String[]::new)).start());
  }

  private static Path classes(Class<?> program) {
    try {
      return Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells it something; its answer. */
  String tell(Object... words) {
    StringBuilder line = new StringBuilder().append(++number);
    for (Object word : words) {
      line.append(' ').append(word);
    }
    peer.tell(line.toString());
    String mark = "#" + number + " ";
    return peer.awaitLine(mark, PATIENCE).substring(mark.length());
  }

  /** Has a client send a Modbus TCP frame; the message that comes back, without its header and unit, in hex. */
  String modbus(String host, int port, int unit, String message) {
    int length = message.length() / 2 + 1;
    String answer =
        tell("ask", host, port, String.format("00010000%04x%02x%s", length, unit, message));
    if (!answer.startsWith("00010000")) {
      return answer;
    }
    byte[] frame = HexFormat.of().parseHex(answer);
    return HexFormat.of().formatHex(frame, 7, frame.length);
  }

  @Override
  public void close() {
    peer.close();
  }
}
