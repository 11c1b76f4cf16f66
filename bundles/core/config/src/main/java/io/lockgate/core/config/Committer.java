// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.core.config.generation.Settings;
import java.io.IOException;

/** Puts checked settings in force on behalf of the gateway itself. */
interface Committer {
  /**
   * Makes the next generation.
   *
   * @throws IOException the store failed; nothing has changed
   */
  void commit(Settings next, String reason) throws IOException;
}
