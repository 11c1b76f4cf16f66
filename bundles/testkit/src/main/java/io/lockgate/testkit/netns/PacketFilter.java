// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.netns;

import io.lockgate.testkit.peer.Requires;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What happens to the TCP packets of a namespace: those that come are counted, and those of a server that is made dark
 * vanish in both directions, without a word to anybody. Goes away with its namespace.
 */
public final class PacketFilter {
  private static final String TABLE = "lockgate";
  private static final Pattern PACKETS = Pattern.compile("packets (\\d+)");

  private final NetworkNamespace namespace;

  private PacketFilter(NetworkNamespace namespace) {
    this.namespace = namespace;
  }

  /** Begins to count. */
  public static PacketFilter in(NetworkNamespace namespace) {
    Requires.program("nft");
    PacketFilter filter = new PacketFilter(namespace);
    filter.nft("add table inet " + TABLE);
    filter.nft("add counter inet " + TABLE + " arrived");
    filter.nft("add set inet " + TABLE + " dark { type inet_service; }");
    filter.nft("add chain inet " + TABLE + " in { type filter hook input priority 0; }");
    filter.nft("add chain inet " + TABLE + " out { type filter hook output priority 0; }");
    filter.nft("add rule inet " + TABLE + " in meta l4proto tcp counter name arrived");
    filter.nft("add rule inet " + TABLE + " in tcp dport @dark drop");
    filter.nft("add rule inet " + TABLE + " out tcp sport @dark drop");
    return filter;
  }

  /** TCP packets that have come into the namespace since the beginning, dropped ones included. */
  public long arrived() {
    Matcher matcher = PACKETS.matcher(nft("list counter inet " + TABLE + " arrived"));
    if (!matcher.find()) {
      throw new IllegalStateException("nft shows no counter");
    }
    return Long.parseLong(matcher.group(1));
  }

  /** From now on nothing reaches the servers at these ports, and nothing of theirs gets out. */
  public void dark(Collection<Integer> ports) {
    nft("add element inet " + TABLE + " dark " + set(ports));
  }

  /** All is well again for these. */
  public void light(Collection<Integer> ports) {
    nft("delete element inet " + TABLE + " dark " + set(ports));
  }

  private static String set(Collection<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String nft(String command) {
    return namespace.run(Requires.program("nft").toString(), command);
  }
}
