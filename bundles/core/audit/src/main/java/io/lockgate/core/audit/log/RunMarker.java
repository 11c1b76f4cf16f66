// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import java.nio.charset.StandardCharsets;

/** How far the last run got: one short text in the state store. */
public final class RunMarker {
  public static final String NAME = "audit/run";

  /** Set at the beginning of a start, before anything is in the log. */
  public static final String STARTING = "starting";

  /** Set when the start is on record. */
  public static final String RUNNING = "running";

  /** Followed by the reason. */
  public static final String STOPPED = "stopped ";

  private RunMarker() {}

  /** Whether a log must exist when this is stored. */
  static boolean saysLogExists(byte[] stored) {
    return !STARTING.equals(new String(stored, StandardCharsets.UTF_8));
  }
}
