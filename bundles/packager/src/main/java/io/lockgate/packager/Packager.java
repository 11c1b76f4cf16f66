// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The command line: {@code seal}, {@code tar}, {@code signjar}. */
public final class Packager {
  private static final String USAGE =
      """
      seal <codeDir> KEY                                 seal an installation
      tar <codeDir> <out.tar.gz> --prefix P --epoch S    pack it; S: seconds since 1970 for all stamps
      signjar <in.jar> <out.jar> KEY                     sign a bundle
      KEY is one of
        --development <keyDir>                           made at first use
        --keystore <p12> --alias A --password-file F
        --pkcs11 <conf> --alias A --password-file F      password-file holds the PIN
      """;

  private Packager() {}

  /** Ends with exit code 0, 1 after a failure, 2 when the arguments make no sense. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    try {
      if (args.length == 0) {
        throw new IllegalArgumentException("no verb");
      }
      Arguments arguments = Arguments.parse(Arrays.copyOfRange(args, 1, args.length));
      switch (args[0]) {
        case "seal" -> Sealer.seal(arguments.path(0), SigningKey.of(arguments));
        case "tar" ->
            Tarball.write(
                arguments.path(0),
                arguments.path(1),
                arguments.option("prefix"),
                Long.parseLong(arguments.option("epoch")));
        case "signjar" -> sign(arguments);
        default -> throw new IllegalArgumentException("unknown verb " + args[0]);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      return 2;
    } catch (IOException | GeneralSecurityException e) {
      System.err.println("failed: " + e);
      return 1;
    }
  }

  private static void sign(Arguments arguments) throws IOException, GeneralSecurityException {
    Path in = arguments.path(0);
    SignedJar.write(in, arguments.path(1), SigningKey.of(arguments));
  }
}
