// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.north.modbus.table.Identification;
import io.lockgate.north.modbus.table.MemoryContent;
import io.lockgate.north.modbus.table.MemoryUnit;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.WritePermit;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One configured unit of plain memory. */
@Component(
    service = ConfiguredTable.class,
    configurationPid = ConfiguredTable.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TableSettings.class, factory = true)
public final class ConfiguredTable {
  static final String PID = ModbusServer.PID + ".table";

  private final List<Integer> units;
  private final String name;
  private final boolean writable;
  private final MemoryContent content;

  /** Refuses with IllegalArgumentException what cannot work. */
  @Activate
  public ConfiguredTable(TableSettings settings) {
    this.units = numbers(settings.units());
    this.name = settings.name();
    this.writable = settings.writable();
    this.content =
        MemoryContent.of(
            range(settings.coils$_$start(), settings.coils$_$count(), settings.coils$_$values()),
            range(
                settings.discrete$_$start(),
                settings.discrete$_$count(),
                settings.discrete$_$values()),
            range(
                settings.holding$_$start(),
                settings.holding$_$count(),
                settings.holding$_$values()),
            range(settings.input$_$start(), settings.input$_$count(), settings.input$_$values()));
    if (units.stream().anyMatch(unit -> unit < 0 || unit > 255)) {
      throw new IllegalArgumentException("units are 0 to 255: " + units);
    }
  }

  private static MemoryContent.Range range(int start, int count, String[] values) {
    return new MemoryContent.Range(start, count, numbers(values));
  }

  private static List<Integer> numbers(String[] words) {
    return Stream.of(words)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(Integer::decode)
        .toList();
  }

  List<Integer> units() {
    return units;
  }

  /** The unit as it answers for this gateway. */
  Unit unit(Identification gateway, WritePermit permit) {
    Identification own =
        new Identification(
            gateway.vendor(),
            gateway.product(),
            gateway.revision(),
            gateway.url(),
            name,
            gateway.model(),
            gateway.application());
    return new MemoryUnit(
        content, own, (request, caller) -> writable && permit.allows(request, caller));
  }
}
