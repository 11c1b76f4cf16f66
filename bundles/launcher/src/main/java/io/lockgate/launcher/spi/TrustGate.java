// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.spi;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;

/**
 * The veto at work; registered as a service of the system bundle before any other bundle is installed. Thread-safe.
 */
public interface TrustGate {
  /** What the launcher found before the framework started. */
  BootReport bootReport();

  /**
   * The findings of {@link #bootReport()} are in the audit log: the launcher's own copy is removed.
   *
   * @throws java.io.UncheckedIOException it cannot be removed; the next boot will report them again
   */
  void findingsAudited();

  /**
   * Reads mode, signers and revocations again from the trust store; in force on return.
   *
   * @throws java.io.UncheckedIOException the store cannot be read; the former state stays in force
   */
  void reload();

  /** The store as it is in force. */
  TrustView view();

  /** Why an installed bundle would be refused now; empty when it would be let in. Checks the bytes that are loaded. */
  Optional<String> objection(Bundle bundle);

  /** Why a certificate may not be enrolled as a signer of code; empty when it may. */
  Optional<String> signerFault(X509Certificate certificate);

  /**
   * Hears every refusal and every warning from now on, after those that happened before; one listener at a time.
   * Called on the thread that tried to install; must not block.
   *
   * @return ends the hearing: what happens later is kept for the next listener
   */
  Runnable onVerdict(Consumer<Verdict> listener);

  /**
   * Checks a Karaf archive and unpacks it. It is copied first, and what is checked and unpacked is the copy: what happens
   * to the file meanwhile no longer matters. Its signature is held to the rules for bundles, save that it has no symbolic
   * name; in no mode may it hold anything but bundles and features files that name just these.
   *
   * @return empty when it is refused, or cannot be read; the verdict is out
   */
  Optional<UnpackedArchive> unpackArchive(Path archive);

  /** What was unpacked from the file of that name since the start; empty when nothing was, or it was deleted. */
  Optional<UnpackedArchive> unpackedArchive(Path archive);

  /**
   * Deletes what was unpacked from the file of that name; without effect when nothing was.
   *
   * @throws java.io.UncheckedIOException it cannot be deleted
   */
  void deleteArchive(Path archive);
}
