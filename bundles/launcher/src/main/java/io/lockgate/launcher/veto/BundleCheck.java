// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.install.Sha256;
import io.lockgate.launcher.jar.BundleHeaders;
import io.lockgate.launcher.jar.JarSignature;
import io.lockgate.launcher.jar.JarSignature.Unsigned;
import io.lockgate.launcher.jar.JarSignatureReader;
import io.lockgate.launcher.jar.LooseFeature;
import io.lockgate.launcher.store.TrustState;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.jar.JarFile;

/**
 * Checks the very file the framework loads: on the sealed list it is in; otherwise its signature and the policy decide.
 * Remembers the symbolic names of listed bundles, which are the platform's from then on. Thread-safe.
 */
final class BundleCheck {
  private static final String OURS = "io.lockgate";

  private final Set<String> sealedDigests;
  private final X509Certificate platform;
  private final Supplier<TrustState> state;
  private final InstantSource clock;
  private final Set<String> platformNames = ConcurrentHashMap.newKeySet();

  BundleCheck(
      Set<String> sealedDigests,
      X509Certificate platform,
      Supplier<TrustState> state,
      InstantSource clock) {
    this.sealedDigests = sealedDigests;
    this.platform = platform;
    this.state = state;
    this.clock = clock;
  }

  /**
   * What was found about one file.
   *
   * @param symbolicName as the manifest claims, empty when there is none
   * @param objection empty when the file is beyond reproach
   */
  record Finding(String symbolicName, Optional<Objection> objection) {}

  Finding of(Path file) {
    try {
      return sealedDigests.contains(new Sha256().of(file)) ? listed(file) : foreign(file);
    } catch (IOException e) {
      String reason = "wrong signature: not a readable jar: " + e.getMessage();
      return new Finding("", Optional.of(Objection.always(reason)));
    }
  }

  /** As {@link #of}, for an archive: nothing but who signed it counts. */
  Optional<Objection> ofArchive(JarFile archive) throws IOException {
    return judge().objection(JarSignatureReader.read(archive));
  }

  private Finding listed(Path file) throws IOException {
    String name = headers(file).symbolicName();
    if (!name.isEmpty()) {
      platformNames.add(name);
    }
    return new Finding(name, Optional.empty());
  }

  private Finding foreign(Path file) throws IOException {
    BundleHeaders headers = headers(file);
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      JarSignature signature = JarSignatureReader.read(jar);
      if (signature instanceof Unsigned && LooseFeature.in(jar)) {
        return new Finding(
            headers.symbolicName(),
            Optional.of(
                Objection.byPolicy(
                    "a loose feature file cannot be signed: pack it with its bundles as a KAR")));
      }
      return new Finding(
          headers.symbolicName(),
          new Policy(judge(), this::isPlatformName).objection(headers, signature));
    }
  }

  private SignerJudge judge() {
    return new SignerJudge(platform, state.get(), clock.instant());
  }

  /** What the jar claims to be, whatever its signature is worth. */
  private static BundleHeaders headers(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      return BundleHeaders.of(jar);
    }
  }

  private boolean isPlatformName(String symbolicName) {
    return platformNames.contains(symbolicName)
        || symbolicName.equals(OURS)
        || symbolicName.startsWith(OURS + ".");
  }
}
