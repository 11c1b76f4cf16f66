// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the links and devices have counted. Thread-safe. */
@Component
public final class FieldFigures implements MetricSource {
  private static final double NANOS = 1e9;
  private static final String LINK = "link";
  private static final String DEVICE = "device";

  private final FieldStatus field;

  /** Asks {@code field} each time. */
  @Activate
  public FieldFigures(@Reference FieldStatus field) {
    this.field = field;
  }

  @Override
  public void collect(MetricSink sink) {
    field.links().forEach(link -> link(sink, link));
    field.devices().forEach(device -> device(sink, device));
  }

  private static void link(MetricSink sink, LinkStatus link) {
    String id = link.id();
    sink.gauge(
        "lockgate_link_up", "1 while a link works, 0 otherwise.", up(link.state()), LINK, id);
    sink.gauge(
        "lockgate_link_waiting_requests",
        "Requests in the queue of a link.",
        link.waiting(),
        LINK,
        id);
    sink.counter(
        "lockgate_link_exchanges_total",
        "Exchanges over a link, failed ones included.",
        (double) link.exchanges(),
        LINK,
        id);
    sink.counter(
        "lockgate_link_errors_total",
        "Exchanges over a link that failed.",
        (double) link.errors(),
        LINK,
        id);
    sink.counter(
        "lockgate_link_refused_total",
        "Requests turned away because the queue of a link was full.",
        (double) link.refused(),
        LINK,
        id);
  }

  private static void device(MetricSink sink, DeviceStatus device) {
    String[] labels = {DEVICE, device.id(), LINK, device.link()};
    sink.gauge(
        "lockgate_device_up", "1 while a device answers, 0 otherwise.", up(device.state()), labels);
    sink.gauge("lockgate_device_points", "Points of a device.", device.points(), labels);
    sink.counter(
        "lockgate_device_polls_total", "Reads of a device.", (double) device.polls(), labels);
    sink.counter(
        "lockgate_device_errors_total",
        "Reads of a device that failed.",
        (double) device.errors(),
        labels);
    sink.counter(
        "lockgate_device_missed_polls_total",
        "Reads skipped because the one before was not yet done.",
        (double) device.missed(),
        labels);
    sink.gauge(
        "lockgate_device_lag_seconds",
        "How late the last read of a device began.",
        device.lag().toNanos() / NANOS,
        labels);
  }

  private static int up(State state) {
    return state == State.ONLINE ? 1 : 0;
  }
}
