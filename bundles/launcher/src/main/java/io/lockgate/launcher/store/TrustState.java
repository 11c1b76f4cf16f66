// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.store;

import io.lockgate.launcher.spi.TrustView.EnrolledSigner;
import java.util.List;
import java.util.Set;

/**
 * One reading of the trust store.
 *
 * @param mode in force
 * @param signers enrolled ones
 * @param revoked SHA-256 fingerprints, lower-case hex
 */
public record TrustState(Mode mode, List<EnrolledSigner> signers, Set<String> revoked) {
  /** What holds when there is no store, or it cannot be read: the default mode and nobody enrolled. */
  public static final TrustState EMPTY = new TrustState(Mode.TRUSTED, List.of(), Set.of());
}
