// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.core.log.db.Damage;
import io.lockgate.core.log.db.Salvage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the log is: what went wrong is told once, and remembered as long as it matters. Thread-safe. */
public final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final BiConsumer<String, String> audit;
  private String trouble = "it is being opened";
  private boolean starting = true;
  private List<Path> aside = List.of();
  private long dropped;
  private long damaged;
  private String lastDamage = "";
  private boolean dropping;

  /** Tells the audit log by type and detail; that must not block. */
  public Standing(BiConsumer<String, String> audit) {
    this.audit = audit;
  }

  synchronized void opened() {
    starting = false;
    storedAgain();
  }

  synchronized void cannotOpen(Exception why) {
    starting = false;
    trouble("LOG_NOT_OPENED", String.valueOf(why.getMessage()), why);
  }

  synchronized void notStored(String reason) {
    trouble("LOG_NOT_STORED", reason, null);
  }

  private void trouble(String type, String reason, @Nullable Exception why) {
    if (trouble.isEmpty() || starting || !trouble.equals(reason)) {
      LOG.error("the sample log does not work: {}", reason, why);
      audit.accept(type, reason);
    }
    trouble = reason;
  }

  synchronized void storedAgain() {
    if (!trouble.isEmpty() && !starting) {
      LOG.info("the sample log works");
    }
    trouble = "";
  }

  synchronized void dropped(long samples) {
    dropped += samples;
    if (!dropping) {
      dropping = true;
      LOG.warn("the sample log is full: the oldest samples go as new ones come");
      audit.accept("LOG_FULL", "the oldest samples go as new ones come");
    }
  }

  synchronized void damaged(Damage damage) {
    damaged += damage.samples();
    lastDamage = damage.text();
    LOG.error("the sample log is damaged: {}", lastDamage);
    audit.accept("LOG_DAMAGED", lastDamage);
  }

  synchronized void replaced(String reason, Path file, Salvage.Result saved) {
    lastDamage = reason + "; " + saved.text();
    LOG.error("the sample log was damaged and is set aside as {}: {}", file, lastDamage);
    audit.accept("LOG_SET_ASIDE", file.getFileName() + ": " + lastDamage);
  }

  synchronized void setAside(List<Path> files) {
    aside = List.copyOf(files);
  }

  synchronized void notVerified(Exception why) {
    LOG.warn("the sample log could not be looked through", why);
  }

  /** As it is now. */
  public synchronized View view() {
    return new View(trouble, starting, aside, dropped, damaged, lastDamage);
  }

  /**
   * How it is.
   *
   * @param trouble why nothing is stored; empty when all is well
   * @param starting it has not been opened yet
   * @param aside files that were set aside
   * @param dropped samples given up since the start, oldest first
   * @param damaged samples found unreadable since the start
   * @param lastDamage what was found last; empty for nothing
   */
  public record View(
      String trouble,
      boolean starting,
      List<Path> aside,
      long dropped,
      long damaged,
      String lastDamage) {}
}
