// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher;

import io.lockgate.launcher.install.Installation;
import io.lockgate.launcher.install.InstallationRefusedException;
import io.lockgate.launcher.install.SealedList;
import io.lockgate.launcher.install.Sha256;
import io.lockgate.launcher.kar.KarStore;
import io.lockgate.launcher.spi.BootReport;
import io.lockgate.launcher.store.TrustStore;
import io.lockgate.launcher.veto.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts the gateway: verifies the code folder, empties the bundle cache, then hands over to Karaf with a framework
 * that keeps foreign bundles out. Ends with exit code 78 when the code folder is not what was signed, 74 when a folder
 * cannot be read or made.
 */
public final class Main {
  static final int REFUSED = 78;
  static final int INPUT_OUTPUT = 74;
  private static final Logger LOG = Logger.getLogger("io.lockgate.launcher");

  private Main() {}

  /** Does not return before the framework has stopped. Arguments are not used: Karaf's own would delete data. */
  public static void main(String[] args) throws Exception {
    int status =
        prepare(Places.of(System.getProperties()), System.getProperties(), InstantSource.system());
    if (status != 0) {
      System.exit(status);
    }
    org.apache.karaf.main.Main.main(new String[0]);
  }

  /** Everything up to the start of Karaf; zero when it may start. */
  static int prepare(Places places, Properties properties, InstantSource clock) {
    try {
      Trees.ensure(places.data());
      Installation installation = Installation.verify(places.code());
      places.prepare();
      VetoFrameworkFactory.guardWith(gate(places, installation, clock));
      places.tellKaraf(installation.code(), properties);
      tellWhatItIs(installation.seal().list(), properties);
      return 0;
    } catch (InstallationRefusedException e) {
      complain(
          "This installation is not what was signed, so it is not started: "
              + e.getMessage()
              + ". Install the release again; settings and data are kept. This will be in the"
              + " audit log after the next good start.");
      return record(places, clock, "boot stopped: " + e.getMessage());
    } catch (IOException e) {
      complain("The gateway cannot start: " + e);
      return INPUT_OUTPUT;
    }
  }

  /** For {@code gateway:info}: which build this is, by the digest of its list, and whether a development key sealed it. */
  private static void tellWhatItIs(SealedList list, Properties properties) {
    properties.setProperty("lockgate.build", Sha256.of(list.render()).substring(0, 12));
    properties.setProperty("lockgate.development", String.valueOf(list.development()));
  }

  private static Gate gate(Places places, Installation installation, InstantSource clock)
      throws IOException {
    Findings findings = places.findings();
    BootReport report =
        new BootReport(
            installation.digests().size(),
            installation.nanos(),
            installation.seal().list().development(),
            findings.all());
    LOG.info(() -> report.files() + " files verified in " + report.nanos() / 1_000_000 + " ms");
    Gate gate =
        new Gate(
            installation,
            new TrustStore(places.trustStore()),
            new KarStore(places.cache()),
            report,
            () -> forget(findings),
            clock);
    try {
      gate.reload();
    } catch (UncheckedIOException e) {
      LOG.log(Level.SEVERE, "no signer is trusted: {0}", e.getMessage());
    }
    return gate;
  }

  private static int record(Places places, InstantSource clock, String finding) {
    try {
      places.findings().add(clock.instant(), finding);
    } catch (IOException e) {
      complain("That could not be noted for the audit log: " + e);
    }
    return REFUSED;
  }

  private static void forget(Findings findings) {
    try {
      findings.forget();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void complain(String message) {
    System.err.println(message);
  }
}
