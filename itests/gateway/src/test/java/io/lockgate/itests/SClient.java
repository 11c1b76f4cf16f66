// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * OpenSSL's own client, told to ask one question of a Modbus server.
 *
 * @param reply what came back, in hex; empty for nothing
 * @param said what it had to say about the connection
 */
record SClient(String reply, String said) {
  private static final int LIMIT_SECONDS = 10;

  /** Asks, and waits for a reply of this length or the end of the connection. */
  static SClient ask(int port, byte[] request, int replyLength, String... options)
      throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Requires.program("openssl").toString());
    line.addAll(List.of("s_client", "-ign_eof", "-quiet", "-connect", "127.0.0.1:" + port));
    line.addAll(List.of(options));
    Path errors = Files.createTempFile("s_client", ".err");
    Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
    try {
      tell(process, request);
      byte[] reply =
          CompletableFuture.supplyAsync(() -> read(process.getInputStream(), replyLength))
              .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroy();
      process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new SClient(HexFormat.of().formatHex(reply), Files.readString(errors));
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }

  /** It may have been refused, and ended, before it is asked. */
  private static void tell(Process process, byte[] request) throws InterruptedException {
    try {
      process.getOutputStream().write(request);
      process.getOutputStream().flush();
    } catch (IOException ended) {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not listen and does not end", ended);
      }
    }
  }

  private static byte[] read(InputStream from, int length) {
    try {
      return from.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
