// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.Discovery.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a scan has found so far. Thread-safe; the listener never waits. */
final class ScanResult implements Discovery.Listener {
  private final List<Found> found = new ArrayList<>();
  private int done;
  private int total;
  private boolean over;

  @Override
  public synchronized void found(Found device) {
    found.add(device);
  }

  @Override
  public synchronized void progress(int nowDone, int nowTotal) {
    done = nowDone;
    total = nowTotal;
    over = done >= total;
    if (over) {
      notifyAll();
    }
  }

  /** Waits until it is over, or a second has passed; whether it is over. */
  synchronized boolean waitASecond() throws InterruptedException {
    if (!over) {
      TimeUnit.SECONDS.timedWait(this, 1);
    }
    return over;
  }

  synchronized String progress() {
    return done + " of " + total + " places, " + found.size() + " found";
  }

  synchronized List<Found> all() {
    return List.copyOf(found);
  }
}
