// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import java.io.IOException;
import java.util.Map;

/** The web server behind the pages, steered by its configuration alone. */
@FunctionalInterface
interface WebServer {
  /**
   * Asks for these settings; what they open or close happens soon after. Without effect when they are in force already.
   *
   * @throws IOException the settings could not be handed over
   */
  void configure(Map<String, Object> settings) throws IOException;
}
