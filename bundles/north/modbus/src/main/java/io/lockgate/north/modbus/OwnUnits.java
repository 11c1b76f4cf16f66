// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.north.modbus.route.RouteBook;
import io.lockgate.north.modbus.table.GatewayUnit;
import io.lockgate.north.modbus.table.Identification;
import io.lockgate.north.modbus.table.MappedPoint;
import io.lockgate.north.modbus.table.PointWrites;
import io.lockgate.north.modbus.table.RegisterMap;
import io.lockgate.north.modbus.table.Slot;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.WritePermit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The units that the gateway answers itself; they follow the configuration. Thread-safe. */
final class OwnUnits {
  private static final Logger LOG = LoggerFactory.getLogger(OwnUnits.class);

  private final RouteBook book;
  private final List<Slot> slots;
  private final Identification identification;
  private final WritePermit permit;
  private final Unit gateway;
  private final Map<ConfiguredTable, Unit> tables = new HashMap<>();
  private final List<MappedPoint> points = new ArrayList<>();
  private volatile RegisterMap map;

  OwnUnits(
      RouteBook book,
      List<Slot> slots,
      Identification identification,
      FieldServices services,
      PointWrites writes,
      WritePermit permit) {
    this.book = book;
    this.slots = slots;
    this.identification = identification;
    this.permit = permit;
    this.map = RegisterMap.of(slots, List.of());
    this.gateway = new GatewayUnit(() -> map, services::image, identification, writes);
    publish();
  }

  synchronized void add(ConfiguredTable table) {
    tables.put(table, table.unit(identification, permit));
    publish();
  }

  synchronized void remove(ConfiguredTable table) {
    tables.remove(table);
    publish();
  }

  synchronized void add(MappedPoint point) {
    points.add(point);
    map = RegisterMap.of(slots, points);
  }

  synchronized void remove(MappedPoint point) {
    points.remove(point);
    map = RegisterMap.of(slots, points);
  }

  private void publish() {
    Map<Integer, Unit> units = new HashMap<>();
    tables.forEach(
        (table, unit) ->
            table
                .units()
                .forEach(
                    id -> {
                      if (units.putIfAbsent(id, unit) != null) {
                        LOG.error("unit {} is in two tables", id);
                      }
                    }));
    units.putIfAbsent(ModbusServer.OWN_UNIT, gateway);
    book.tables(units);
  }
}
