// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

import io.lockgate.api.driver.Driver.Candidate;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.HostRange;
import io.lockgate.api.driver.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expands a discovery range into places to look at: all on one link, that of the credentials. */
public final class SearchRange {
  private static final List<String> OF_THE_LINK =
      List.of(
          Keys.VERSION,
          Keys.ALLOW_INSECURE,
          Keys.USER,
          Keys.SECURITY,
          Keys.AUTH_PROTOCOL,
          Keys.AUTH_PASSWORD,
          Keys.PRIVACY_PROTOCOL,
          Keys.PRIVACY_PASSWORD,
          Keys.COMMUNITY);

  private SearchRange() {}

  /**
   * All places, in the order written.
   *
   * @throws BadSetting it cannot be understood, or is too large
   */
  public static List<Candidate> candidates(Settings range) throws BadSetting {
    Credentials.of(range);
    String port = "" + range.number(Keys.PORT, Keys.Default.PORT, 1, 65_535);
    Map<String, String> credentials = new HashMap<>(range.values());
    credentials.keySet().retainAll(OF_THE_LINK);
    Settings link = new Settings(credentials);
    List<Candidate> places = new ArrayList<>();
    for (String host : HostRange.parse(Keys.HOSTS, range.text(Keys.HOSTS))) {
      places.add(new Candidate(link, new Settings(Map.of(Keys.HOST, host, Keys.PORT, port))));
    }
    return places;
  }
}
