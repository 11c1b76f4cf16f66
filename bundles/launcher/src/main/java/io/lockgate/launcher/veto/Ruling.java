// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

/** What the signature of one signer is worth. */
sealed interface Ruling {
  /** The platform's own signer. */
  record Platform() implements Ruling {}

  /**
   * An enrolled signer, or one whose certificate an enrolled authority issued.
   *
   * @param prefix symbolic names it may use
   */
  record Oem(String prefix) implements Ruling {
    /** Whether the name is the prefix, or follows it after a dot. */
    boolean covers(String symbolicName) {
      return symbolicName.equals(prefix) || symbolicName.startsWith(prefix + ".");
    }
  }

  /** It is worth nothing, or forbidden. */
  record Refused(Objection objection) implements Ruling {}
}
