// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.model.Identification;
import io.lockgate.core.acquire.link.FieldServices;
import io.lockgate.core.acquire.link.LinkDefinition;
import io.lockgate.core.acquire.link.LinkUnit;
import io.lockgate.core.acquire.queue.Mailbox;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scan: some links at a time, on each as many places as it takes requests; half of them where others use it too. Thread-safe. */
final class FieldScan implements Discovery.Scan {
  private static final int LINKS_AT_A_TIME = 16;
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final FieldServices services;
  private final long patience;
  private final Finds finds;
  private final Consumer<FieldScan> atTheEnd;
  private final ArrayDeque<List<Place>> waiting;
  private final String source = "discovery-" + NUMBERS.incrementAndGet();
  private final Mailbox mailbox = new Mailbox(() -> {});
  private int atWork;
  private volatile boolean stopped;

  /**
   * A scan that has not begun.
   *
   * @param patience nanoseconds for each place; 0 for what its settings say
   */
  FieldScan(
      FieldServices services,
      Collection<List<Place>> links,
      long patience,
      Finds finds,
      Consumer<FieldScan> atTheEnd) {
    this.services = services;
    this.patience = patience;
    this.finds = finds;
    this.atTheEnd = atTheEnd;
    waiting = new ArrayDeque<>(links);
  }

  /** Looks at the first places; to be called once. */
  void begin() {
    mailbox.post(
        () -> {
          if (waiting.isEmpty()) {
            finds.progress(0);
            atTheEnd.accept(this);
          }
          for (int i = 0; i < LINKS_AT_A_TIME; i++) {
            nextLink();
          }
        });
  }

  @Override
  public void stop() {
    stopped = true;
  }

  private void nextLink() {
    List<Place> next = waiting.poll();
    if (next == null) {
      return;
    }
    atWork++;
    if (stopped) {
      finds.progress(next.size());
      mailbox.post(this::linkDone);
      return;
    }
    LinkUnit shared = next.get(0).existing().orElse(null);
    LinkUnit unit = shared == null ? temporary(next.get(0).link()) : shared;
    OnLink work = new OnLink(unit, shared == null, new ArrayDeque<>(next));
    unit.reachable().whenComplete((connected, why) -> mailbox.post(() -> work.begin(why == null)));
  }

  private void linkDone() {
    atWork--;
    if (atWork == 0 && waiting.isEmpty()) {
      atTheEnd.accept(this);
    } else {
      nextLink();
    }
  }

  private LinkUnit temporary(LinkDefinition definition) {
    LinkSpec spec =
        new LinkSpec("discovery-" + NUMBERS.incrementAndGet(), definition.spec().settings());
    LinkUnit unit =
        new LinkUnit(
            new LinkDefinition(
                spec, definition.shown(), definition.driverName(), definition.driver(), true, ""),
            services);
    unit.start();
    return unit;
  }

  /** The places of one link. */
  private final class OnLink {
    private final LinkUnit unit;
    private final boolean temporary;
    private final ArrayDeque<Place> places;
    private int width = 1;
    private int open;

    OnLink(LinkUnit unit, boolean temporary, ArrayDeque<Place> places) {
      this.unit = unit;
      this.temporary = temporary;
      this.places = places;
    }

    void begin(boolean reachable) {
      if (reachable) {
        width = temporary ? unit.width() : Math.max(1, unit.width() / 2);
        look();
      } else {
        end();
      }
    }

    private void look() {
      while (open < width && !places.isEmpty() && !stopped) {
        Place place = places.remove();
        open++;
        unit.identify(new DeviceSpec(source, place.device()), source, patience)
            .whenComplete((who, silent) -> mailbox.post(() -> lookedAt(place, who)));
      }
      if (open == 0) {
        end();
      }
    }

    private void lookedAt(Place place, @Nullable Identification who) {
      open--;
      if (who != null) {
        finds.found(place, who);
      }
      finds.progress(1);
      look();
    }

    private void end() {
      if (!places.isEmpty()) {
        finds.progress(places.size());
      }
      if (temporary) {
        unit.close();
      }
      linkDone();
    }
  }
}
