// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a driver throws: declared failures as they are, all else counted, logged once a link, and taken for a loss. Thread-safe. */
final class Defects {
  private static final Logger LOG = LoggerFactory.getLogger(Defects.class);

  private final String link;
  private final AtomicLong count = new AtomicLong();

  Defects(String link) {
    this.link = link;
  }

  /** The failure behind what was thrown. */
  DriverException in(Throwable thrown) {
    Throwable inner = thrown;
    while ((inner instanceof CompletionException || inner instanceof ExecutionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    if (!(inner instanceof DriverException)) {
      report(inner);
    }
    return DriverException.in(inner);
  }

  /** A driver has done what it must not. */
  void report(Throwable defect) {
    if (count.getAndIncrement() == 0) {
      LOG.error("Defect of the driver of link {}; further ones are counted only", link, defect);
    }
  }

  long count() {
    return count.get();
  }
}
