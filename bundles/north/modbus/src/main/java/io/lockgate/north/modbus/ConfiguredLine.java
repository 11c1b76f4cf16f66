// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.SerialLine;
import io.lockgate.north.modbus.serial.LineUnits;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One serial line on which the gateway is asked. */
@Component(
    service = ConfiguredLine.class,
    configurationPid = ConfiguredLine.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SerialSettings.class, factory = true)
public final class ConfiguredLine {
  static final String PID = ModbusServer.PID + ".serial";

  private static final int FIXED_ABOVE_BAUD = 19_200;
  private static final Duration FIXED_GAP = Duration.ofNanos(1_750_000);
  private static final long NANOS_OF_GAP = 3_500_000_000L;
  private static final int BITS_OF_CHARACTER = 11;

  private final String name;
  private final SerialLine line;
  private final LineUnits units;
  private final boolean enabled;

  /** Refuses with IllegalArgumentException what cannot work. */
  @Activate
  public ConfiguredLine(SerialSettings settings, Map<String, Object> properties) {
    this.name = InstanceName.of(properties);
    this.enabled = settings.enabled();
    this.line =
        new SerialLine(
            settings.serial$_$port(),
            settings.baud(),
            settings.data$_$bits(),
            SerialLine.Parity.valueOf(settings.parity().toUpperCase(Locale.ROOT)),
            settings.stop$_$bits(),
            gap(settings.baud()));
    Map<Integer, Integer> answered = new TreeMap<>();
    for (String unit : settings.units()) {
      if (!unit.isBlank()) {
        answered.put(Integer.valueOf(unit.strip()), Integer.valueOf(unit.strip()));
      }
    }
    if (settings.own$_$address() != 0) {
      answered.put(settings.own$_$address(), ModbusServer.OWN_UNIT);
    }
    this.units = new LineUnits(answered);
  }

  /** Silence of 3.5 characters, fixed at high speeds. */
  static Duration gap(int baud) {
    return baud > FIXED_ABOVE_BAUD
        ? FIXED_GAP
        : Duration.ofNanos(NANOS_OF_GAP * BITS_OF_CHARACTER / baud);
  }

  String name() {
    return name;
  }

  SerialLine line() {
    return line;
  }

  LineUnits units() {
    return units;
  }

  boolean enabled() {
    return enabled;
  }
}
