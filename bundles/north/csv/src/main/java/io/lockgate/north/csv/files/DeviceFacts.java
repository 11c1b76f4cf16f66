// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.store.SampleLog;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of devices and their points. Of a device that is no longer there, its name. Thread-safe.
 *
 * @param field which model a device has
 * @param models what a model is
 * @param points what a point is
 * @param log how often it is logged
 */
public record DeviceFacts(
    FieldStatus field, ModelLibrary models, PointDirectory points, SampleLog log) {
  /**
   * A device.
   *
   * @param localId {@code modbus:main-meter}
   * @param typeId id of its model, may be empty
   * @param typeName for people, may be empty
   * @param interval shortest time from one logged sample of a point to its next; zero when not known
   */
  record Facts(String localId, String typeId, String typeName, Duration interval) {}

  Facts of(String device) {
    Optional<DeviceModel> model =
        field.devices().stream()
            .filter(each -> each.id().equals(device))
            .findFirst()
            .flatMap(each -> models.find(each.model()));
    Duration interval =
        declared(device).stream()
            .map(this::interval)
            .filter(each -> !each.isZero())
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new Facts(
        model.map(its -> its.driver() + ":").orElse("") + device,
        model.map(DeviceModel::id).orElse(""),
        model.map(DeviceModel::title).orElse(""),
        interval);
  }

  /** What is read seldom is logged seldom, what is read often as often as the log wants it. */
  private Duration interval(PointDirectory.Entry point) {
    Duration logged = log.interval(point.id());
    return logged.compareTo(point.period()) > 0 ? logged : point.period();
  }

  /** Its points in the order of its model; empty when it is not there. */
  List<PointDirectory.Entry> declared(String device) {
    return points.of(device);
  }
}
