// SPDX-License-Identifier: Apache-2.0
package io.lockgate.powercut;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.LogPage;
import io.lockgate.core.config.disk.AtomicFile;
import io.lockgate.core.log.db.Limits;
import io.lockgate.core.log.keep.KeptLog;
import io.lockgate.core.log.keep.Standing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * What runs inside the machine. First it looks at all it finds on its disk and says {@code @UP} with the number of the
 * last sample, the version of the settings and the last line of the careless file; or {@code @UP BAD} with what is wrong. Then
 * it logs and is configured until its power is cut, and says {@code @S} and {@code @C} with what is safe.
 *
 * <p>The careless file is the counter-proof: the same numbers, written without force, and called safe all the same.
 */
public final class Guest {
  private static final int AT_ONCE = 7;
  private static final int SEAL_AT = 500;
  private static final int COMMITS_A_SETTING = 5;
  private static final int PAGE = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Path settings;
  private final Path careless;
  private final Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();

  private Guest(Path data) {
    folder = data.resolve("samples");
    settings = data.resolve("settings/generation");
    careless = data.resolve("careless");
  }

  /** The argument is a folder on the disk that is cut. */
  public static void main(String[] args) throws Exception {
    say("OPENING");
    Guest guest = new Guest(Path.of(args[0]));
    try (KeptLog log = guest.open()) {
      long version = guest.told.isEmpty() ? guest.look(log) : 0;
      if (guest.told.isEmpty() && version >= 0) {
        say("UP " + log.end().position() + " " + version + " " + guest.lastCareless());
        guest.work(log, version);
      } else {
        say("UP BAD settings " + version + ", log " + guest.told);
      }
    }
  }

  private static void say(String what) {
    System.out.println("@" + what);
    System.out.flush();
  }

  private KeptLog open() throws IOException {
    AtomicFile.createFolders(folder);
    AtomicFile.createFolders(settings.resolveSibling(""));
    Standing standing = new Standing((type, detail) -> told.add(type + " " + detail));
    Limits limits =
        new Limits(Duration.ofMillis(1), SEAL_AT, Long.MAX_VALUE, Duration.ofDays(9_999), 0);
    KeptLog log = new KeptLog(folder, () -> Long.MAX_VALUE, limits, new PlainClock(), standing);
    while (standing.view().starting()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    if (!standing.view().trouble().isEmpty()) {
      told.add(standing.view().trouble());
    }
    return log;
  }

  /** The version of the settings, 0 for none yet, -1 when they are not whole. */
  private long look(KeptLog log) throws IOException {
    log.verifyNow();
    long next = 1;
    Cursor at = Cursor.START;
    for (LogPage page = log.read(at, PAGE); !page.samples().isEmpty(); page = log.read(at, PAGE)) {
      for (Sample sample : page.samples()) {
        if (!sample.equals(Traces.sample(next++))) {
          told.add("instead of sample " + (next - 1) + ": " + sample);
          return 0;
        }
      }
      at = page.next();
    }
    if (log.end().position() != next - 1) {
      told.add("the log ends at " + log.end().position() + ", read were " + (next - 1));
    }
    return AtomicFile.read(settings, Integer.MAX_VALUE).map(Traces::version).orElse(0L);
  }

  /** The last whole line; 0 when there is none. */
  private long lastCareless() throws IOException {
    if (!Files.exists(careless)) {
      return 0;
    }
    String text = Files.readString(careless, StandardCharsets.ISO_8859_1);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1).strip();
    String last = whole.substring(whole.lastIndexOf('\n') + 1);
    return last.matches("[0-9]{1,18}") ? Long.parseLong(last) : 0;
  }

  private void work(KeptLog log, long from) throws Exception {
    long version = from;
    try (OutputStream unforced =
        Files.newOutputStream(careless, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        for (int i = 0; i < COMMITS_A_SETTING; i++) {
          long next = log.end().position() + 1;
          List<Sample> samples = Traces.samples(next, next + AT_ONCE);
          long safe = log.append(samples).toCompletableFuture().get().position();
          unforced.write(
              String.format(Locale.ROOT, "%d%n", safe).getBytes(StandardCharsets.US_ASCII));
          say("S " + safe);
        }
        AtomicFile.write(settings, Traces.settings(++version));
        say("C " + version);
      }
    }
  }
}
