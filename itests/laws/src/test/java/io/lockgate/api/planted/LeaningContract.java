// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.planted;

import io.lockgate.core.planted.LawlessProvider;

/** Breaks law 1. */
public interface LeaningContract {
  /** A type no contract may show. */
  LawlessProvider provider();
}
