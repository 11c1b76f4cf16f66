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
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** What the gateway answers to those it knows. One thread asks; another may change whom it knows. */
public final class Agent {
  private final LocalEngine engine;
  private final Answers answers;
  private volatile Inbox inbox;

  /** Knows nobody yet. */
  public Agent(
      AgentIdentity identity,
      LocalEngine engine,
      GatewayClock clock,
      ServiceSwitch services,
      FieldStatus field,
      PointImage image,
      PointDirectory directory) {
    this.engine = engine;
    answers =
        new Answers(
            new AgentTree(
                List.of(
                    new SystemGroup(identity, engine, clock),
                    new Interfaces(),
                    new GatewayTables(services, field, image, directory)),
                clock));
    inbox = Inbox.ofRequests(engine, List.of(), answers::answer);
  }

  /** From now on it answers these, and nobody else. */
  public void know(List<Access> known) {
    inbox = Inbox.ofRequests(engine, known, answers::answer);
  }

  /** A datagram has come to its port. */
  public void received(InetSocketAddress from, ByteBuffer datagram, Consumer<byte[]> reply) {
    inbox.received(from, datagram, reply);
  }
}
