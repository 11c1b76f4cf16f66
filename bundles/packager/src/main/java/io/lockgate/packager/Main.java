// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.nio.file.Path;
import java.time.Instant;

/** The steps of the packager, each deterministic but for signatures. */
public final class Main {
  private static final String USAGE =
      """
      packager startlist <code>
      packager sbom <code> --version V --epoch INSTANT
      packager seal <code> KEY
      packager tar <code> <out.tar.gz> --prefix NAME --epoch INSTANT
      packager signjar <in.jar> <out.jar> KEY
      KEY: --development DIR | --keystore FILE --alias A --password-file F | --pkcs11 CONF --alias A --password-file F
      """;

  private Main() {}

  /** Runs one step; a wrong call prints the usage and throws. */
  public static void main(String[] args) throws Exception {
    Options options = new Options(args);
    switch (options.word(0)) {
      case "startlist" -> StartList.order(Path.of(options.word(1), "etc", "startup.properties"));
      case "sbom" ->
          Sbom.write(
              Path.of(options.word(1)),
              options.required("version"),
              Instant.parse(options.required("epoch")));
      case "seal" -> Sealing.seal(Path.of(options.word(1)), SigningKey.from(options));
      case "tar" ->
          TarGz.pack(
              Path.of(options.word(1)),
              Path.of(options.word(2)),
              options.required("prefix"),
              Instant.parse(options.required("epoch")));
      case "signjar" ->
          JarSigning.sign(
              Path.of(options.word(1)), Path.of(options.word(2)), SigningKey.from(options));
      default -> throw new IllegalArgumentException(USAGE);
    }
  }
}
