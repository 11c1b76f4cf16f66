// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

/** Whether the last that was heard of a link was an answer or silence. One thread at a time. */
final class Silence {
  private long answered = Long.MIN_VALUE;
  private long timedOut = Long.MIN_VALUE;

  void answered(long now) {
    answered = now;
  }

  void timedOut(long now) {
    timedOut = now;
  }

  boolean isLatest() {
    return timedOut > answered;
  }
}
