// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

/** How much an alarm matters; ordered, the last matters most. */
public enum Severity {
  /** Good to know. */
  NOTICE,
  /** Will need somebody if it stays. */
  WARNING,
  /** Needs somebody today. */
  MAJOR,
  /** Needs somebody now. */
  CRITICAL
}
