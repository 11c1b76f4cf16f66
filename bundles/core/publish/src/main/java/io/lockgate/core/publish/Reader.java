// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log for a destination, part by part, and passes over what it is not to get. Not thread-safe. */
final class Reader {
  private static final int PAGES = 16;

  private final SampleLog log;
  private final GatewayClock clock;
  private Policy policy = Policy.ALL;
  private Cursor place;

  Reader(SampleLog log, GatewayClock clock, Cursor place) {
    this.log = log;
    this.clock = clock;
    this.place = place;
  }

  /**
   * A part of the log.
   *
   * @param batch what is wanted of it; null for nothing
   * @param to its end
   * @param lost samples in it that are not sent although they may be wanted
   */
  record Part(@Nullable Batch batch, Cursor to, long lost) {}

  void policy(Policy next) {
    policy = next;
  }

  /** How far it has read. */
  Cursor place() {
    return place;
  }

  /** Goes on from here. */
  void to(Cursor cursor) {
    place = cursor;
  }

  /** The next part; null when there is nothing new. */
  @Nullable Part next(Publisher publisher) throws IOException {
    List<Sample> wanted = new ArrayList<>();
    Cursor at = place;
    long lost = 0;
    for (int i = 0; i < PAGES && wanted.size() < publisher.maxBatch(); i++) {
      LogPage page = log.read(at, publisher.maxBatch() - wanted.size());
      lost += page.lost();
      Cursor skipTo = skipTo(page);
      if (skipTo.compareTo(page.next()) > 0) {
        lost += page.samples().size() + log.count(page.next()) - log.count(skipTo);
        at = skipTo;
        break;
      }
      page.samples().stream().filter(each -> publisher.wants(each.point())).forEach(wanted::add);
      boolean end = page.samples().isEmpty();
      at = page.next();
      if (end) {
        break;
      }
    }
    if (at.compareTo(place) <= 0) {
      return null;
    }
    Batch batch = wanted.isEmpty() ? null : new Batch(wanted, place, at, Batch.Lane.BACKLOG);
    place = at;
    return new Part(batch, at, lost);
  }

  /** Where to go on by the policy; the start when there is nothing to pass over. */
  private Cursor skipTo(LogPage page) throws IOException {
    if (page.lost() > 0 && policy.newestOnly()) {
      return log.end();
    }
    if (policy.age().isZero() || page.samples().isEmpty()) {
      return Cursor.START;
    }
    Instant oldest = clock.now().minus(policy.age());
    long received = page.samples().get(0).receiveMillis();
    return received < oldest.toEpochMilli() ? log.at(oldest) : Cursor.START;
  }
}
