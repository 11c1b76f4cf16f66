// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.publish.PublishException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is not foreseen ends an answer too, so that nobody waits for one that does not come. */
public final class Defect {
  private static final Logger LOG = LoggerFactory.getLogger(Defect.class);

  private Defect() {}

  /** Tells the log, and is what waiting ones are told: a class that cannot be loaded, as after a wrong replacement. */
  public static PublishException of(LinkageError defect) {
    LOG.error("a part of the gateway does not fit to the others", defect);
    PublishException told =
        new PublishException(
            PublishException.Kind.UNREACHABLE, "a defect of the gateway, see its log: " + defect);
    told.initCause(defect);
    return told;
  }

  /** For the end of the work: an answer that has none yet, as an error is on its way, fails. */
  public static void end(CompletableFuture<?> answer) {
    if (!answer.isDone()) {
      LOG.error("work for a destination was ended by an error");
      answer.completeExceptionally(
          new PublishException(
              PublishException.Kind.UNREACHABLE, "a defect of the gateway, see its log"));
    }
  }
}
