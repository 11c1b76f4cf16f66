// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.HostRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses as they are written, so that nothing is looked up. */
public final class Addresses {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.%a-z]*");

  private Addresses() {}

  /** Whether a host is written as an address. */
  public static boolean isLiteral(String host) {
    return LITERAL.matcher(host).matches();
  }

  /**
   * Those of a list of addresses, ranges and networks; none of a blank one.
   *
   * @param key of the setting, for messages
   * @throws BadSetting it cannot be understood, names too many, or has a name
   */
  public static Set<InetAddress> literal(String key, String list) throws BadSetting {
    Set<InetAddress> addresses = new HashSet<>();
    if (list.isBlank()) {
      return addresses;
    }
    for (String host : HostRange.parse(key, list)) {
      if (!isLiteral(host)) {
        throw new BadSetting(key, "has '" + host + "', which is no address");
      }
      try {
        addresses.add(InetAddress.getByName(host));
      } catch (UnknownHostException e) {
        throw new BadSetting(key, "has '" + host + "', which is no address");
      }
    }
    return addresses;
  }
}
