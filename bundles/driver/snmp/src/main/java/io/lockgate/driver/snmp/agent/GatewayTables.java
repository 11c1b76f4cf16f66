// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Sample;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/**
 * Services, devices and points: LOCKGATE-MIB. A point keeps its number while this agent runs, also when it goes and comes
 * again; the first 10,000 are shown. Used by one thread.
 */
final class GatewayTables implements Section {
  /** Our objects, below the enterprise number for documentation (RFC 5612): the project has none of its own. */
  static final OID ROOT = new OID("1.3.6.1.4.1.32473.4900");

  private static final OID SERVICE = new OID(ROOT).append(new OID("1.1.1"));
  private static final OID DEVICE = new OID(ROOT).append(new OID("1.2.1"));
  private static final OID POINT = new OID(ROOT).append(new OID("1.3.1"));
  private static final int MOST_POINTS = 10_000;

  private final ServiceSwitch services;
  private final FieldStatus field;
  private final PointImage image;
  private final PointDirectory directory;
  private final Map<PointId, Integer> numbers = new HashMap<>();

  GatewayTables(
      ServiceSwitch services, FieldStatus field, PointImage image, PointDirectory directory) {
    this.services = services;
    this.field = field;
    this.image = image;
    this.directory = directory;
  }

  @Override
  public void addTo(Rows rows) {
    services.services().forEach(each -> service(rows, each));
    field.devices().forEach(each -> device(rows, each));
    List<PointId> points =
        image.points().stream().filter(this::hasNumber).limit(MOST_POINTS).toList();
    image.read(points).forEach(each -> point(rows, each));
  }

  private boolean hasNumber(PointId point) {
    if (!numbers.containsKey(point) && numbers.size() < MOST_POINTS) {
      numbers.put(point, numbers.size() + 1);
    }
    return numbers.containsKey(point);
  }

  private static void service(Rows rows, ServiceStatus its) {
    OID index = Rows.index(its.id());
    put(rows, SERVICE, 2, index, Rows.text(its.title()));
    put(rows, SERVICE, 3, index, Rows.number(number(its.state())));
    put(
        rows,
        SERVICE,
        4,
        index,
        Rows.text(its.endpoints().stream().map(Object::toString).collect(Collectors.joining(" "))));
    put(rows, SERVICE, 5, index, Rows.text(its.note()));
  }

  private static void device(Rows rows, FieldStatus.DeviceStatus its) {
    OID index = Rows.index(its.id());
    put(rows, DEVICE, 2, index, Rows.text(its.link()));
    put(rows, DEVICE, 3, index, Rows.text(its.model()));
    put(rows, DEVICE, 4, index, Rows.number(number(its.state())));
    put(rows, DEVICE, 5, index, Rows.text(its.detail()));
    put(rows, DEVICE, 6, index, Rows.gauge(its.points()));
    put(rows, DEVICE, 7, index, Rows.counter(its.polls()));
    put(rows, DEVICE, 8, index, Rows.counter(its.errors()));
    put(rows, DEVICE, 9, index, Rows.counter(its.missed()));
    put(
        rows,
        DEVICE,
        10,
        index,
        its.lastGood().map(Rows::date).orElseGet(() -> new OctetString(new byte[0])));
  }

  private void point(Rows rows, Sample its) {
    OID index = new OID().append(numbers.getOrDefault(its.point(), 0));
    put(rows, POINT, 2, index, Rows.text(its.point().toString()));
    put(rows, POINT, 3, index, Rows.text(its.value().text()));
    put(rows, POINT, 4, index, Rows.number(its.quality().code() + 1));
    put(
        rows,
        POINT,
        5,
        index,
        Rows.text(directory.find(its.point()).map(entry -> entry.model().unit()).orElse("")));
    put(
        rows,
        POINT,
        6,
        index,
        its.sequence() == 0 ? new OctetString(new byte[0]) : Rows.date(its.sourceMillis()));
  }

  /** As the MIB numbers them. */
  private static int number(ServiceState state) {
    return switch (state) {
      case ABSENT -> 1;
      case LOCKED_OFF -> 2;
      case OFF -> 3;
      case ON -> 4;
    };
  }

  private static int number(FieldStatus.State state) {
    return switch (state) {
      case ONLINE -> 1;
      case CONNECTING -> 2;
      case OFFLINE -> 3;
      case OUT_OF_SERVICE -> 4;
      case CONFIGURATION -> 5;
      case NO_DRIVER -> 6;
    };
  }

  private static void put(Rows rows, OID entry, int column, OID index, Variable value) {
    rows.put(new OID(entry).append(column), index, value);
  }
}
