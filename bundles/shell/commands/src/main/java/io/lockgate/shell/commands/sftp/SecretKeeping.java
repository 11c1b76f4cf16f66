// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.sftp;

import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Secrets;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Puts what the operator gives into the store of secrets; each copy is wiped. */
final class SecretKeeping {
  private SecretKeeping() {}

  /** Keeps it; returns the name. */
  static String keep(Call call, Secrets secrets, String name, char[] secret)
      throws CommandRefusedException, NotAllowedException, IOException {
    try {
      secrets.write(call.who(), name, secret);
      return name;
    } catch (IllegalArgumentException e) {
      throw new CommandRefusedException(e.getMessage() + ": nothing has changed");
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /** Keeps the text of a file; returns the name. */
  static String keepFile(Call call, Secrets secrets, String name, String file)
      throws CommandRefusedException, NotAllowedException, IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      bytes = in.readNBytes(Secrets.MAX_LENGTH + 1);
    }
    CharBuffer text = StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, (byte) 0);
    char[] secret = Arrays.copyOf(text.array(), text.limit());
    Arrays.fill(text.array(), '\0');
    return keep(call, secrets, name, secret);
  }
}
