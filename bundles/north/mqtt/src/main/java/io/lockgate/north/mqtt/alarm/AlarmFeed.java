// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.alarm;

import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmListener;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.store.StateStore;
import io.lockgate.north.mqtt.session.Session;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a broker each event of the alarms' journal, in order. The place up to which it has acknowledged them is kept, so that
 * nothing is missed over an outage or a restart; after a failure the same events may come twice, with the same sequence
 * number. The first time the alarms that are open are told, not what was before. All its work is done on the session's
 * thread.
 */
public final class AlarmFeed implements AlarmListener {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmFeed.class);
  private static final int PAGE = 100;
  private static final Duration WITHIN = Duration.ofMinutes(5);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final String name;
  private final String key;
  private final Alarms alarms;
  private final StateStore store;
  private final Session session;
  private final AlarmMessages messages;
  private boolean busy;
  private @Nullable Long place;
  private Duration pause = SHORTEST_PAUSE;

  /**
   * Tells nothing yet.
   *
   * @param name the broker's
   * @param topic where
   */
  public AlarmFeed(String name, String topic, Alarms alarms, StateStore store, Session session) {
    this.name = name;
    this.key = "mqtt/alarms-" + name.toLowerCase(Locale.ROOT);
    this.alarms = alarms;
    this.store = store;
    this.session = session;
    this.messages = new AlarmMessages(topic);
  }

  /** Tells what is to be told now. */
  public void start() {
    session.later(Duration.ZERO, this::go);
  }

  /** What happened is read from the journal; this only says that there is something. */
  @Override
  public void changed(List<AlarmEvent> events) {
    start();
  }

  private void go() {
    if (busy) {
      return;
    }
    try {
      Long from = place();
      if (from == null) {
        tell(alarms.open().stream().map(messages::standing).toList(), end());
        return;
      }
      List<AlarmEvent> page = alarms.journal(from, PAGE);
      if (!page.isEmpty()) {
        tell(page.stream().map(messages::event).toList(), page.get(page.size() - 1).sequence());
      }
    } catch (IOException e) {
      LOG.error("broker {}: alarms cannot be read, they are told later", name, e);
      again();
    }
  }

  private void tell(List<Outgoing> page, long upTo) {
    busy = true;
    session
        .send(page, WITHIN)
        .whenComplete((done, why) -> session.later(Duration.ZERO, () -> told(upTo, why)));
  }

  private void told(long upTo, @Nullable Throwable why) {
    busy = false;
    if (why != null) {
      LOG.debug("broker {}: alarms are told later: {}", name, why.toString());
      again();
      return;
    }
    try {
      store.write(key, Long.toString(upTo).getBytes(StandardCharsets.US_ASCII));
      place = upTo;
      pause = SHORTEST_PAUSE;
      go();
    } catch (IOException e) {
      LOG.error("broker {}: the place in the alarms' journal cannot be kept", name, e);
      again();
    }
  }

  private void again() {
    session.later(pause, this::go);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Null when there is none yet, or that of another journal. */
  private @Nullable Long place() throws IOException {
    if (place == null) {
      byte[] kept = store.read(key).orElse(null);
      place = kept == null ? null : number(kept);
    }
    Long known = place;
    if (known != null && known > 0 && alarms.journal(known - 1, 1).isEmpty()) {
      place = null;
    }
    return place;
  }

  private @Nullable Long number(byte[] kept) {
    try {
      return Long.valueOf(new String(kept, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      LOG.error("broker {}: the place in the alarms' journal cannot be read", name, e);
      return null;
    }
  }

  private long end() throws IOException {
    long end = 0;
    for (List<AlarmEvent> page = alarms.journal(0, PAGE);
        !page.isEmpty();
        page = alarms.journal(end, PAGE)) {
      end = page.get(page.size() - 1).sequence();
    }
    return end;
  }
}
