// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the list of permitted destinations: {@code broker.example.com:8883}, {@code *.example.com:443} (any name
 * below, not the name itself), {@code 192.0.2.7:6514}, {@code [2001:db8::7]:443}; without a port any port.
 *
 * @param host in the one form that {@link #canonical} gives
 * @param below whether names below {@code host} are meant
 * @param port 1 to 65535; {@link #ANY} for any
 */
record HostPattern(String host, boolean below, int port) {
  /** Any port. */
  static final int ANY = 0;

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern ENTRY =
      Pattern.compile("(\\*\\.)?(\\[[^\\]]+\\]|[^\\[\\]:]+)(?::(\\d{1,5}))?");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final int LONGEST = 253;

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException it is none; the message says what is expected
   */
  static HostPattern parse(String entry) {
    String text = entry.strip();
    Matcher matcher = ENTRY.matcher(text);
    Optional<String> host = Optional.empty();
    int port = ANY;
    if (matcher.matches()) {
      host = canonical(matcher.group(2));
      port = matcher.group(3) == null ? ANY : Integer.parseInt(matcher.group(3));
    } else if (text.indexOf(':') != text.lastIndexOf(':')) {
      host = canonical(text);
    }
    boolean below = matcher.matches() && matcher.group(1) != null;
    boolean zero = matcher.matches() && matcher.group(3) != null && port == ANY;
    if (host.isEmpty() || zero || port > HIGHEST_PORT || (below && isAddress(host.get()))) {
      throw new IllegalArgumentException(
          "'" + text + "' is no destination: write host:port, *.domain:port or [address]:port");
    }
    return new HostPattern(host.get(), below, port);
  }

  /** Whether a host in its one form, with this port, is meant. */
  boolean matches(String canonicalHost, int wanted) {
    boolean meant = below ? canonicalHost.endsWith("." + host) : canonicalHost.equals(host);
    return meant && (port == ANY || port == wanted);
  }

  /**
   * The one form of a host: lower case, Punycode, no final dot; of an address the one the platform writes. Numbers that
   * only some programs read as an address are none. Nothing is looked up.
   *
   * @return empty when it is neither a name nor an address
   */
  static Optional<String> canonical(String host) {
    String text = host.strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
      return text.indexOf(':') < 0 ? Optional.empty() : ipv6(text);
    }
    if (text.indexOf(':') >= 0) {
      return ipv6(text);
    }
    try {
      String name = IDN.toASCII(text).toLowerCase(Locale.ROOT);
      name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      boolean good =
          NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()
              ? IPV4.matcher(name).matches()
              : name.length() <= LONGEST && isName(name);
      return good ? Optional.of(name) : Optional.empty();
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  private static boolean isName(String name) {
    return Arrays.stream(name.split("\\.", -1)).allMatch(each -> LABEL.matcher(each).matches());
  }

  private static boolean isAddress(String canonicalHost) {
    return canonicalHost.indexOf(':') >= 0 || IPV4.matcher(canonicalHost).matches();
  }

  /** Of hexadecimal digits and colons only and in brackets, so that the platform reads it and asks nobody. */
  private static Optional<String> ipv6(String literal) {
    int zone = literal.indexOf('%');
    String digits = zone < 0 ? literal : literal.substring(0, zone);
    if (!digits.matches("[0-9A-Fa-f:.]+")
        || !literal.substring(digits.length()).matches("%?[A-Za-z0-9_.-]*")) {
      return Optional.empty();
    }
    try {
      String address = InetAddress.getByName("[" + literal + "]").getHostAddress();
      return Optional.of(address.toLowerCase(Locale.ROOT));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
