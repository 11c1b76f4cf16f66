// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.conformance;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.played.PlayedAgent;
import io.lockgate.driver.snmp.played.Users;
import io.lockgate.driver.snmp.points.PointLayout;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.driver.snmp.points.Where;
import io.lockgate.driver.snmp.value.Reader;
import io.lockgate.driver.snmp.value.Syntax;
import io.lockgate.driver.snmp.value.Writer;
import io.lockgate.testkit.driver.PlayedDevice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** An agent with the points of a model. */
final class PlayedPoints implements PlayedDevice {
  private final PlayedAgent agent;
  private final Map<String, PointLayout> layouts = new TreeMap<>();

  PlayedPoints(List<PointModel> points, Map<String, Value> values, Map<OID, Variable> more) {
    try {
      agent = new PlayedAgent(Users.ro());
      for (PointModel point : points) {
        layouts.put(point.name(), PointReader.layout(point));
        set(point.name(), values.getOrDefault(point.name(), Value.of(1)));
      }
      agent.instances.putAll(more);
    } catch (DriverException | IOException bad) {
      throw new IllegalArgumentException(bad);
    }
  }

  @Override
  public void start() throws IOException {
    agent.start();
  }

  @Override
  public void stop() {
    agent.close();
  }

  @Override
  public int port() {
    return agent.port();
  }

  private PointLayout layout(String point) {
    PointLayout layout = layouts.get(point);
    if (layout == null) {
      throw new IllegalArgumentException("no point " + point);
    }
    return layout;
  }

  /** Rows by name are row 7 of the played table. */
  private OID oid(String point) {
    return layout(point).where() instanceof Where.Row row
        ? new OID(row.column()).append(7)
        : ((Where.Instance) layout(point).where()).oid();
  }

  @Override
  public Value value(String point) {
    PointLayout layout = layout(point);
    Variable variable = agent.instances.getOrDefault(oid(point), Null.noSuchInstance);
    return Reader.read(variable, layout.type(), layout.layout());
  }

  @Override
  public void set(String point, Value value) {
    agent.instances.put(oid(point), variable(layout(point), value));
  }

  private static Variable variable(PointLayout layout, Value value) {
    try {
      return switch (layout.type()) {
        case INT64, UINT64 -> new Counter64(value.asLong(0));
        case FLOAT32, FLOAT64 -> new OctetString(value.text());
        case TEXT, BITS, TIMESTAMP -> Writer.write(value, Syntax.OCTETS, layout.layout());
        case UINT32 -> Writer.write(value, Syntax.GAUGE, layout.layout());
        default -> Writer.write(value, Syntax.INTEGER, layout.layout());
      };
    } catch (DriverException unfit) {
      throw new IllegalArgumentException(unfit);
    }
  }

  @Override
  public void refuse(String point, boolean refused) {
    if (refused) {
      agent.refused.add(oid(point));
    } else {
      agent.refused.remove(oid(point));
    }
  }

  @Override
  public int writes(String point) {
    return agent.writes.getOrDefault(oid(point), 0);
  }
}
