// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A list of addresses and networks ({@code 10.0.0.0/8, fd00::1}); literal, so that nothing is looked up. */
public final class Sources {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Nobody. */
  public static final Sources NONE = new Sources(List.of(), List.of());

  /** The first so many bits of an address. */
  private record Network(BigInteger prefix, int length, int bits) {
    boolean holds(byte[] other) {
      return other.length == length && prefix.equals(prefix(other, bits));
    }

    static BigInteger prefix(byte[] address, int bits) {
      return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
    }
  }

  private final List<String> entries;
  private final List<Network> networks;

  private Sources(List<String> entries, List<Network> networks) {
    this.entries = entries;
    this.networks = networks;
  }

  /**
   * Reads a list; blank entries are left out.
   *
   * @throws IllegalArgumentException an entry is neither an address nor a network; the message names it
   */
  public static Sources of(String... entries) {
    List<String> listed =
        Stream.of(entries).map(String::strip).filter(entry -> !entry.isEmpty()).toList();
    return new Sources(listed, listed.stream().map(Sources::network).toList());
  }

  private static Network network(String entry) {
    int slash = entry.indexOf('/');
    String literal = slash < 0 ? entry : entry.substring(0, slash);
    if (!LITERAL.matcher(literal).matches()) {
      throw new IllegalArgumentException("neither an address nor a network: '" + entry + "'");
    }
    try {
      byte[] address = InetAddress.getByName(literal).getAddress();
      int most = address.length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(entry.substring(slash + 1));
      if (bits < 0 || bits > most) {
        throw new IllegalArgumentException("prefix of '" + entry + "' must be 0 to " + most);
      }
      return new Network(Network.prefix(address, bits), address.length, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("neither an address nor a network: '" + entry + "'", e);
    }
  }

  /** As written. */
  public List<String> entries() {
    return entries;
  }

  /** Whether nothing is listed. */
  public boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Whether an address is listed or lies in a listed network. */
  public boolean holds(InetAddress address) {
    if (networks.isEmpty()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    for (Network network : networks) {
      if (network.holds(bytes)) {
        return true;
      }
    }
    return false;
  }
}
