// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import java.util.List;
import java.util.Map;

/**
 * What checking the settings of one pid gave.
 *
 * @param values what is valid, as ConfigAdmin takes it
 * @param objections what is not; empty when all is valid
 */
public record Checked(Map<String, Object> values, List<Objection> objections) {
  /**
   * One setting that is not valid.
   *
   * @param key attribute
   * @param reason one sentence without secrets
   */
  public record Objection(String key, String reason) {}
}
