// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

/** Enrols a signer. */
@Service
@Command(
    scope = "gateway",
    name = "trust-add",
    description =
        "Lets the bundles of a signer in, below one symbolic-name prefix; the certificate is a PEM file on the gateway, or - for standard input. Example: gateway:trust-add oem.pem --prefix com.example")
public final class TrustAddCommand extends OneArgumentCommand {
  /** Longest certificate read, in bytes. */
  private static final int LONGEST = 64 * 1024;

  @Reference SignerRegistry registry;

  @Argument(name = "file", description = "PEM file, or - for standard input")
  @Completion(FileCompleter.class)
  @Nullable String file;

  @Option(name = "--prefix", description = "Symbolic names the signer may use")
  String prefix = "";

  @Option(name = "-", description = "Read the certificate from standard input")
  boolean standardInput;

  @Override
  protected Permission permission() {
    return Permission.MANAGE_TRUST;
  }

  @Override
  protected void run(Call call) throws Exception {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("--prefix is needed: which names may the signer use?");
    }
    Signer signer = registry.enrol(call.who(), certificate(call), prefix);
    call.print(SignerTables.of(List.of(signer)));
  }

  private String certificate(Call call) throws IOException {
    if (standardInput) {
      return text(call.in());
    }
    if (file == null) {
      throw new IllegalArgumentException("which certificate? name a PEM file, or -");
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return text(in);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
  }
}
