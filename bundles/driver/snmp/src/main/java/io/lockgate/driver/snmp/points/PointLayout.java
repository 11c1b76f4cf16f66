// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.points;

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.driver.snmp.value.Layout;
import io.lockgate.driver.snmp.value.Reader;
import io.lockgate.driver.snmp.value.Syntax;
import java.util.Optional;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * A point of a model, understood.
 *
 * @param where its address
 * @param type what it becomes
 * @param layout how text and flags lie in octets
 * @param syntax as what it is written
 * @param cleared the notification that ends the state which the point shows
 */
public record PointLayout(
    Where where, DataType type, Layout layout, Syntax syntax, Optional<OID> cleared) {

  /** What a variable says about the point; bad when it says nothing. */
  public Reading reading(PointId point, Variable variable) {
    return Reading.of(point, Reader.read(variable, type, layout));
  }
}
