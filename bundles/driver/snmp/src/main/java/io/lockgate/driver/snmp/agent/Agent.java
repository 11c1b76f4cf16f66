// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.Inbox;
import io.lockgate.driver.snmp.wire.LocalEngine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the gateway answers to those it knows. One thread asks; another may change whom it knows. */
public final class Agent {
  private final LocalEngine engine;
  private final Answers answers;
  private final Inbox.Refusals refusals;
  private volatile Doors doors;

  /**
   * Who may ask.
   *
   * @param users from wherever they ask
   * @param open to those at certain places also with a community
   * @param places which
   */
  private record Doors(Inbox users, Inbox open, Set<InetAddress> places) {}

  /** Knows nobody yet. */
  public Agent(
      AgentIdentity identity,
      LocalEngine engine,
      GatewayClock clock,
      ServiceSwitch services,
      FieldStatus field,
      PointImage image,
      PointDirectory directory,
      Inbox.Refusals refusals) {
    this.engine = engine;
    this.refusals = refusals;
    answers =
        new Answers(
            new AgentTree(
                List.of(
                    new SystemGroup(identity, engine, clock),
                    new Interfaces(),
                    new GatewayTables(services, field, image, directory)),
                clock));
    doors = doors(List.of(), List.of(), Set.of());
  }

  private Doors doors(List<Access> users, List<Access> communities, Set<InetAddress> places) {
    List<Access> all = new ArrayList<>(users);
    all.addAll(communities);
    return new Doors(
        Inbox.ofRequests(engine, users, answers::answer, refusals),
        Inbox.ofRequests(engine, all, answers::answer, refusals),
        Set.copyOf(places));
  }

  /** From now on it answers these users, and those at these places also with these communities; nobody else. */
  public void know(List<Access> users, List<Access> communities, Set<InetAddress> places) {
    doors = doors(users, communities, places);
  }

  /** A datagram has come to its port. */
  public void received(InetSocketAddress from, ByteBuffer datagram, Consumer<byte[]> reply) {
    Doors its = doors;
    Inbox inbox = its.places().contains(from.getAddress()) ? its.open() : its.users();
    inbox.received(from, datagram, reply);
  }
}
