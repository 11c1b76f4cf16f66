// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.points.PointLayout;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.driver.snmp.points.Where;
import io.lockgate.driver.snmp.value.Writer;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Writes one instance.
 *
 * @param peer the device
 * @param names of its rows
 */
public record Order(Peer peer, RowNames names) {
  /**
   * As {@link io.lockgate.api.driver.Device#write}. A row that is known by name is looked up anew: a value must not reach
   * another one.
   *
   * @throws BadSetting the point or the value cannot be written
   */
  public CompletionStage<Void> write(DevicePoint point, Value value, Deadline deadline)
      throws BadSetting {
    PointLayout layout = PointReader.layout(point.model());
    Variable variable = Writer.write(value, layout.syntax(), layout.layout());
    if (layout.where() instanceof Where.Instance instance) {
      return set(instance.oid(), variable, deadline);
    }
    if (layout.where() instanceof Where.Row row) {
      names.forget(row);
      return names
          .learn(List.of(row), deadline)
          .thenCompose(
              known ->
                  names
                      .index(row)
                      .map(index -> set(new OID(row.column()).append(index), variable, deadline))
                      .orElseGet(() -> DriverException.failed(noRow(row))));
    }
    throw new BadSetting("points/" + point.model().name() + "/address", "cannot be written");
  }

  private static DriverException noRow(Where.Row row) {
    return new DriverException.Refused(0, false, "there is no row '" + row.name() + "'");
  }

  private CompletionStage<Void> set(OID oid, Variable variable, Deadline deadline) {
    return peer.set(new VariableBinding(oid, variable), deadline).thenAccept(done -> {});
  }
}
