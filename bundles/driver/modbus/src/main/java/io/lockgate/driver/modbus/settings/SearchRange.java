// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import io.lockgate.api.driver.Driver.Candidate;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.HostRange;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Expands a discovery range into places to look at. A place has the settings that say where it is and no others, so that
 * it can be compared with what is configured; how long to wait there is the deadline of whoever asks.
 */
public final class SearchRange {
  private static final int MOST = 65_536;
  private static final String ALL_UNITS_OF_A_BUS = "1-254";
  private static final String UNIT_OF_A_HOST = "255";

  private SearchRange() {}

  /**
   * All places: host by host, or one serial bus; each with its units in order.
   *
   * @throws BadSetting it cannot be understood, or is too large
   */
  public static List<Candidate> candidates(Settings range) throws BadSetting {
    Form form = new Form(range);
    String bus = form.text(Keys.SERIAL_PORT, "");
    String hosts = form.text(Keys.HOSTS, "");
    if (bus.isEmpty() == hosts.isEmpty()) {
      throw new BadSetting(Keys.HOSTS, "either hosts or a serial port must be given");
    }
    List<Settings> links =
        bus.isEmpty() ? hosts(form, hosts) : List.of(new Settings(serial(form, bus)));
    List<Integer> units =
        UnitRange.parse(form.text(Keys.UNITS, bus.isEmpty() ? UNIT_OF_A_HOST : ALL_UNITS_OF_A_BUS));
    form.number(Keys.TIMEOUT, Keys.Default.IDENTIFY_TIMEOUT_MS, 10, 60_000);
    if (links.size() * units.size() > MOST) {
      throw new BadSetting(Keys.UNITS, "makes more than " + MOST + " places");
    }
    List<Candidate> all = new ArrayList<>(links.size() * units.size());
    for (Settings link : links) {
      for (int unit : units) {
        all.add(new Candidate(link, new Settings(Map.of(Keys.UNIT, Integer.toString(unit)))));
      }
    }
    return all;
  }

  private static List<Settings> hosts(Form form, String hosts) throws BadSetting {
    String port = Integer.toString(form.number(Keys.PORT, Keys.Default.PORT, 1, 65_535));
    List<Settings> links = new ArrayList<>();
    for (String host : HostRange.parse(Keys.HOSTS, hosts)) {
      links.add(
          new Settings(
              Map.of(Keys.TRANSPORT, Form.word(Carrier.TCP), Keys.HOST, host, Keys.PORT, port)));
    }
    return links;
  }

  private static Map<String, String> serial(Form form, String bus) throws BadSetting {
    Map<String, String> line = new TreeMap<>();
    line.put(Keys.TRANSPORT, Form.word(Carrier.RTU));
    line.put(Keys.SERIAL_PORT, bus);
    line.put(
        Keys.BAUD, Integer.toString(form.number(Keys.BAUD, Keys.Default.BAUD, 300, 4_000_000)));
    line.put(
        Keys.PARITY,
        Form.word(form.choice(Keys.PARITY, SerialLine.Parity.class, Keys.Default.PARITY)));
    line.put(
        Keys.STOP_BITS,
        Integer.toString(form.number(Keys.STOP_BITS, Keys.Default.STOP_BITS, 1, 2)));
    return line;
  }
}
