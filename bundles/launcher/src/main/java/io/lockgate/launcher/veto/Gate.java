// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.install.Installation;
import io.lockgate.launcher.jar.CertificateRules;
import io.lockgate.launcher.kar.KarCopy;
import io.lockgate.launcher.kar.KarStore;
import io.lockgate.launcher.spi.BootReport;
import io.lockgate.launcher.spi.TrustGate;
import io.lockgate.launcher.spi.TrustView;
import io.lockgate.launcher.spi.UnpackedArchive;
import io.lockgate.launcher.spi.Verdict;
import io.lockgate.launcher.store.Mode;
import io.lockgate.launcher.store.TrustState;
import io.lockgate.launcher.store.TrustStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The one place that says yes or no to a bundle, for the cache (at install and update) and for the resolver hook (at
 * each resolve). Verdicts are kept by file until the trust store changes. Thread-safe.
 */
public final class Gate implements TrustGate {
  private final BootReport report;
  private final Installation installation;
  private final TrustStore store;
  private final KarStore archives;
  private final Runnable forgetFindings;
  private final InstantSource clock;
  private final BundleCheck check;
  private final VerdictLog verdicts = new VerdictLog();
  private final Map<File, BundleCheck.Finding> known = new ConcurrentHashMap<>();
  private volatile TrustState state = TrustState.EMPTY;

  /**
   * @param archives where Karaf archives are unpacked
   * @param forgetFindings removes what {@code report} carried from former boots
   * @param clock stamps verdicts, and judges signatures that carry no time
   */
  public Gate(
      Installation installation,
      TrustStore store,
      KarStore archives,
      BootReport report,
      Runnable forgetFindings,
      InstantSource clock) {
    this.installation = installation;
    this.store = store;
    this.archives = archives;
    this.report = report;
    this.forgetFindings = forgetFindings;
    this.clock = clock;
    check =
        new BundleCheck(installation.digests(), installation.seal().platform(), () -> state, clock);
  }

  @Override
  public BootReport bootReport() {
    return report;
  }

  @Override
  public void findingsAudited() {
    forgetFindings.run();
  }

  @Override
  public void reload() {
    try {
      state = store.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    known.clear();
  }

  @Override
  public TrustView view() {
    TrustState now = state;
    return new TrustView(
        now.mode().label(), installation.seal().platform(), now.signers(), now.revoked());
  }

  @Override
  public Optional<String> objection(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (bundle.getBundleId() == 0 || revision == null) {
      return Optional.empty();
    }
    return LoadedFile.of(revision)
        .map(file -> inForce(check.of(file.toPath())).map(Objection::reason))
        .orElse(Optional.of(LoadedFile.NOT_A_JAR));
  }

  @Override
  public Optional<String> signerFault(X509Certificate certificate) {
    return CertificateRules.isAuthority(certificate)
        ? Optional.empty()
        : CertificateRules.purposeFault(certificate);
  }

  @Override
  public Runnable onVerdict(Consumer<Verdict> listener) {
    return verdicts.listen(listener);
  }

  @Override
  public Optional<UnpackedArchive> unpackArchive(Path archive) {
    String location = archive.toUri().toString();
    try (KarCopy copy = archives.copy(archive)) {
      Optional<Objection> objection = check.ofArchive(copy.jar());
      if (inForce(objection).isPresent()) {
        tell(location, "", true, objection.get().reason());
        return Optional.empty();
      }
      UnpackedArchive unpacked = archives.unpack(copy);
      if (objection.isPresent() && state.mode() == Mode.WARN) {
        tell(location, "", false, objection.get().reason());
      }
      return Optional.of(unpacked);
    } catch (IOException e) {
      tell(location, "", true, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public Optional<UnpackedArchive> unpackedArchive(Path archive) {
    return archives.unpacked(archive);
  }

  @Override
  public void deleteArchive(Path archive) {
    try {
      archives.delete(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks a file the framework is about to use, and remembers the outcome.
   *
   * @throws BundleException it must not be used; the verdict is out
   */
  void require(File file, String location) throws BundleException {
    BundleCheck.Finding finding = check.of(file.toPath());
    known.put(file, finding);
    Optional<Objection> objection = inForce(finding);
    if (objection.isPresent()) {
      known.remove(file);
      throw refuse(location, finding.symbolicName(), objection.get().reason());
    }
    if (finding.objection().isPresent() && state.mode() == Mode.WARN) {
      tell(location, finding.symbolicName(), false, finding.objection().get().reason());
    }
  }

  /** Whether a revision may resolve. A refusal is told once, until the trust store changes. */
  boolean admits(BundleRevision revision) {
    Optional<File> file = LoadedFile.of(revision);
    if (file.isEmpty()) {
      refuse(revision.getBundle().getLocation(), revision.getSymbolicName(), LoadedFile.NOT_A_JAR);
      return false;
    }
    BundleCheck.Finding finding = known.get(file.get());
    if (finding == null) {
      finding = check.of(file.get().toPath());
      known.put(file.get(), finding);
      String location = revision.getBundle().getLocation();
      String name = finding.symbolicName();
      inForce(finding).ifPresent(objection -> refuse(location, name, objection.reason()));
    }
    return inForce(finding).isEmpty();
  }

  /** A file is gone or has changed on purpose; it is checked again before it is used again. */
  void forget(File file) {
    known.remove(file);
  }

  /** Tells that something was kept out, and makes the exception for whoever brought it. */
  BundleException refuse(String location, String symbolicName, String reason) {
    tell(location, symbolicName, true, reason);
    return new BundleException(
        "refused " + location + ": " + reason, BundleException.SECURITY_ERROR);
  }

  private void tell(String location, String symbolicName, boolean refused, String reason) {
    verdicts.add(new Verdict(clock.millis(), location, symbolicName, refused, reason));
  }

  private Optional<Objection> inForce(BundleCheck.Finding finding) {
    return inForce(finding.objection());
  }

  private Optional<Objection> inForce(Optional<Objection> found) {
    Mode mode = state.mode();
    boolean lenient = mode == Mode.OFF || mode == Mode.WARN;
    return found.filter(objection -> objection.absolute() || !lenient);
  }
}
