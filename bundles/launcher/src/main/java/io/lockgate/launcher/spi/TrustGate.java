// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.spi;

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
   * Reads mode, signers and revocations again from the trust store; in force on return.
   *
   * @throws java.io.UncheckedIOException the store cannot be read; the former state stays in force
   */
  void reload();

  /** The store as it is in force. */
  TrustView view();

  /** Why an installed bundle would be refused now; empty when it would be let in. Checks the bytes that are loaded. */
  Optional<String> objection(Bundle bundle);

  /**
   * Hears every refusal and every warning from now on, after those that happened before; one listener at a time.
   * Called on the thread that tried to install; must not block.
   */
  void onVerdict(Consumer<Verdict> listener);
}
