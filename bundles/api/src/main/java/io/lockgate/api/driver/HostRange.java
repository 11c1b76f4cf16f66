// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.driver.DriverException.BadSetting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts, written {@code plc-1 10.0.0.5 10.0.1.10-40 10.0.1.250-10.0.2.9 10.0.3.0/24 fd00::5}. Ranges and networks are
 * IPv4; a network is taken without its first and last address, where it has more than two.
 */
public final class HostRange {
  private static final int MOST = 1_024;
  private static final int ADDRESS_BITS = 32;
  private static final int OCTET_BITS = 8;
  private static final int OCTETS = 4;
  private static final int OCTET = 0xFF;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._-]{1,16})?");
  private static final Pattern NETWORK = Pattern.compile("([0-9.]+)/([0-9]{1,2})");
  private static final Pattern RANGE = Pattern.compile("([0-9.]+)-([0-9.]+)");

  private HostRange() {}

  /**
   * The hosts in the order written, each once.
   *
   * @param key of the setting, for messages
   * @return at most 1,024
   * @throws BadSetting it cannot be understood, or names too many
   */
  public static List<String> parse(String key, String text) throws BadSetting {
    Set<String> hosts = new LinkedHashSet<>();
    for (String item : text.strip().split("[\\s,]+", -1)) {
      add(key, item, hosts);
      if (hosts.size() > MOST) {
        throw tooMany(key);
      }
    }
    return new ArrayList<>(hosts);
  }

  private static void add(String key, String item, Set<String> hosts) throws BadSetting {
    Matcher network = NETWORK.matcher(item);
    Matcher range = RANGE.matcher(item);
    if (network.matches()) {
      network(key, item, network, hosts);
    } else if (range.matches()) {
      range(key, item, range, hosts);
    } else if (ipv4(item).isPresent() || isName(item)) {
      hosts.add(item);
    } else {
      throw bad(key, item);
    }
  }

  /** Digits and dots alone are an address or nothing. */
  private static boolean isName(String item) {
    boolean letters = item.chars().anyMatch(Character::isLetter);
    boolean colon = item.indexOf(':') >= 0;
    return colon ? IPV6.matcher(item).matches() : letters && NAME.matcher(item).matches();
  }

  private static void network(String key, String item, Matcher parts, Set<String> hosts)
      throws BadSetting {
    long address = ipv4(parts.group(1)).orElseThrow(() -> bad(key, item));
    int bits = Integer.parseInt(parts.group(2));
    if (bits > ADDRESS_BITS) {
      throw bad(key, item);
    }
    long size = 1L << (ADDRESS_BITS - bits);
    long first = address & -size;
    int edge = size > 2 ? 1 : 0;
    addAll(key, first + edge, first + size - 1 - edge, hosts);
  }

  private static void range(String key, String item, Matcher parts, Set<String> hosts)
      throws BadSetting {
    long first = ipv4(parts.group(1)).orElseThrow(() -> bad(key, item));
    String end = parts.group(2);
    String prefix = parts.group(1).substring(0, parts.group(1).lastIndexOf('.') + 1);
    long last = ipv4(end.indexOf('.') < 0 ? prefix + end : end).orElseThrow(() -> bad(key, item));
    if (last < first) {
      throw bad(key, item);
    }
    addAll(key, first, last, hosts);
  }

  private static void addAll(String key, long first, long last, Set<String> hosts)
      throws BadSetting {
    if (last - first >= MOST) {
      throw tooMany(key);
    }
    for (long address = first; address <= last; address++) {
      hosts.add(text(address));
    }
  }

  private static OptionalLong ipv4(String text) {
    String[] octets = text.split("\\.", -1);
    long address = 0;
    for (String octet : octets) {
      if (!octet.matches("[0-9]{1,3}") || Integer.parseInt(octet) > OCTET) {
        return OptionalLong.empty();
      }
      address = (address << OCTET_BITS) | Integer.parseInt(octet);
    }
    return octets.length == OCTETS ? OptionalLong.of(address) : OptionalLong.empty();
  }

  private static String text(long address) {
    return (address >>> (3 * OCTET_BITS))
        + "."
        + ((address >>> (2 * OCTET_BITS)) & OCTET)
        + "."
        + ((address >>> OCTET_BITS) & OCTET)
        + "."
        + (address & OCTET);
  }

  private static BadSetting tooMany(String key) {
    return new BadSetting(key, "has more than " + MOST + " addresses");
  }

  private static BadSetting bad(String key, String item) {
    return new BadSetting(key, "has '" + item + "', which is no host, range or network");
  }
}
