// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.plan;

import io.lockgate.api.driver.DevicePoint;
import java.util.List;

/**
 * Addresses that are read together.
 *
 * @param start first address
 * @param length how many
 * @param members the points within, sorted by start, at least one
 */
record Span(int start, int length, List<Member> members) {
  Span {
    members = List.copyOf(members);
  }

  private static Span of(List<Member> members) {
    int start = members.get(0).start();
    int end = members.stream().mapToInt(Member::end).max().orElse(start);
    return new Span(start, end - start, members);
  }

  List<DevicePoint> points() {
    return members.stream().map(Member::point).toList();
  }

  /** Two parts of about as many points; empty when all points begin at one address. */
  List<Span> halves() {
    int middle = members.size() / 2;
    for (int distance = 0; distance <= middle; distance++) {
      if (begins(middle - distance)) {
        return cut(middle - distance);
      }
      if (begins(middle + distance)) {
        return cut(middle + distance);
      }
    }
    return List.of();
  }

  /** Whether a part can begin with a member. */
  private boolean begins(int member) {
    return member > 0
        && member < members.size()
        && members.get(member).start() > members.get(member - 1).start();
  }

  private List<Span> cut(int member) {
    return List.of(of(members.subList(0, member)), of(members.subList(member, members.size())));
  }
}
