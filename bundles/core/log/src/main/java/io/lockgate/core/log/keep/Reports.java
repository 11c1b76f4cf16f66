// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.core.log.db.Damage;
import io.lockgate.core.log.db.LogEvents;
import java.util.function.Consumer;

/** Brings what the log says of itself to where it is remembered, and its end to who replaces it. */
final class Reports implements LogEvents {
  private final Standing standing;
  private final Consumer<String> replace;

  Reports(Standing standing, Consumer<String> replace) {
    this.standing = standing;
    this.replace = replace;
  }

  @Override
  public void notStored(int samples, String reason) {
    standing.notStored(reason);
  }

  @Override
  public void storedAgain() {
    standing.storedAgain();
  }

  @Override
  public void dropped(long samples) {
    standing.dropped(samples);
  }

  @Override
  public void damaged(Damage damage) {
    standing.damaged(damage);
  }

  @Override
  public void corrupt(String reason) {
    replace.accept(reason);
  }
}
