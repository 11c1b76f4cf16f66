// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

/** What the log has to say of itself. Called by its own threads; must be quick. */
public interface LogEvents {
  /** Samples could not be stored; the reason is one sentence. */
  void notStored(int samples, String reason);

  /** Samples are stored again. */
  void storedAgain();

  /** The oldest samples had to go. */
  void dropped(long samples);

  /** Samples that were stored cannot be read; each is told once. */
  void damaged(Damage damage);

  /** The file itself is damaged: it must not be written to any more. */
  void corrupt(String reason);
}
