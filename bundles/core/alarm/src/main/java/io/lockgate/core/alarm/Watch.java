// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Subscription;
import io.lockgate.core.alarm.book.AlarmBook;
import io.lockgate.core.alarm.book.RuleBook;
import io.lockgate.core.alarm.book.SystemRules;
import io.lockgate.core.alarm.book.Watched;
import io.lockgate.core.alarm.state.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second at what rules there are, at the devices, at the parts of the gateway and at the clock, and hears the bus for the points of the
 * rules. One thread, and that of the bus.
 */
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final long PERIOD_MILLIS = 500;
  private static final int CAPACITY = 1 << 16;

  private final AlarmBook book;
  private final PointBus bus;
  private final PointImage image;
  private final FieldStatus field;
  private final Rules rules;
  private final Supplier<List<HealthEntry>> parts;
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-alarms"));
  private List<Watched> inForce = List.of();
  private Set<PointId> heard = Set.of();
  private volatile @Nullable Subscription subscription;
  private boolean failing;

  /**
   * Where rules come from.
   *
   * @param field those of devices
   * @param system those of parts of the gateway
   * @param configured those of the settings
   */
  record Rules(RuleBook field, SystemRules system, Supplier<Collection<Watched>> configured) {
    List<Watched> now(List<DeviceStatus> devices, List<HealthEntry> parts) {
      List<Watched> all = new ArrayList<>(field.rules(devices, configured.get()));
      all.addAll(system.rules(parts));
      return all;
    }
  }

  Watch(
      AlarmBook book,
      PointBus bus,
      PointImage image,
      FieldStatus field,
      Rules rules,
      Supplier<List<HealthEntry>> parts) {
    this.book = book;
    this.bus = bus;
    this.image = image;
    this.field = field;
    this.rules = rules;
    this.parts = parts;
  }

  void start() {
    executor.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** One look; a defect of whom it asks must not end the looking. */
  void look() {
    try {
      List<DeviceStatus> devices = field.devices();
      List<HealthEntry> health = parts.get();
      List<Watched> now = rules.now(devices, health);
      if (!now.equals(inForce)) {
        inForce = now;
        book.rules(now);
        hear();
      }
      book.devices(seen(devices));
      book.parts(health);
      book.pass();
      failing = false;
    } catch (RuntimeException defect) {
      if (!failing) {
        LOG.error("Field and gateway cannot be watched for alarms", defect);
      }
      failing = true;
    }
  }

  /** Hears the points of the rules, beginning with what they show now. */
  private void hear() {
    Set<PointId> wanted = book.points();
    if (wanted.equals(heard)) {
      return;
    }
    Subscription before = subscription;
    subscription =
        wanted.isEmpty()
            ? null
            : bus.subscribe(wanted::contains, CAPACITY, Loss.DROP_OLDEST, book::samples);
    if (before != null) {
      before.close();
    }
    List<PointId> fresh = wanted.stream().filter(point -> !heard.contains(point)).toList();
    heard = wanted;
    book.samples(image.read(fresh).stream().filter(sample -> sample.sequence() > 0).toList());
  }

  private static Map<String, Seen> seen(List<DeviceStatus> devices) {
    Map<String, Seen> seen = new TreeMap<>();
    for (DeviceStatus device : devices) {
      seen.put(
          device.id(),
          switch (device.state()) {
            case OFFLINE -> Seen.HOLDS;
            case ONLINE, OUT_OF_SERVICE -> Seen.OVER;
            case CONNECTING -> Seen.AS_BEFORE;
            case CONFIGURATION, NO_DRIVER -> Seen.UNKNOWN;
          });
    }
    return seen;
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("The alarms are still being looked at");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Subscription its = subscription;
    if (its != null) {
      its.close();
    }
  }
}
