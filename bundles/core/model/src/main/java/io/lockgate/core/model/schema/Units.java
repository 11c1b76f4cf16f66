// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import java.util.Optional;
import java.util.Set;

/** Units of measure. Any text of at most 16 characters is one; known ones must be written as they are known. */
final class Units {
  static final int LONGEST = 16;

  private static final Set<String> KNOWN =
      Set.of(
          "V", "mV", "kV", "A", "mA", "kA", "W", "mW", "kW", "MW", "GW", "VA", "kVA", "MVA", "var",
          "kvar", "Mvar", "Wh", "kWh", "MWh", "GWh", "VAh", "kVAh", "MVAh", "varh", "kvarh",
          "Mvarh", "Ah", "kAh", "Hz", "kHz", "MHz", "Ohm", "kOhm", "mOhm", "F", "H", "T", "s", "ms",
          "min", "h", "d", "m", "mm", "cm", "km", "m2", "m3", "l", "ml", "m3/h", "l/h", "l/min",
          "l/s", "m/s", "km/h", "kg", "g", "t", "kg/h", "t/h", "Pa", "hPa", "kPa", "MPa", "bar",
          "mbar", "°C", "K", "°F", "%", "ppm", "ppb", "lx", "lm", "cd", "W/m2", "kWh/m2", "J", "kJ",
          "MJ", "GJ", "N", "kN", "Nm", "rpm", "1/min", "°", "rad", "dB", "dBm", "pulses", "pH",
          "µS/cm", "mS/cm", "g/m3", "g/kg", "kg/m3", "EUR", "USD");

  private Units() {}

  /** The known unit that differs from this text in letter case alone, when there is exactly one. */
  static Optional<String> meant(String text) {
    if (KNOWN.contains(text)) {
      return Optional.empty();
    }
    String[] close = KNOWN.stream().filter(text::equalsIgnoreCase).toArray(String[]::new);
    return close.length == 1 ? Optional.of(close[0]) : Optional.empty();
  }
}
