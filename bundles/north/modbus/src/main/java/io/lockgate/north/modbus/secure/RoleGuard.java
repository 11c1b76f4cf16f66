// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.Function;
import io.lockgate.north.modbus.route.FieldAudit;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.Units;
import java.nio.ByteBuffer;

/** The units of the gateway, for those whose role may ask them; the others get exception 0x01 and are recorded. */
public final class RoleGuard implements Units {
  private static final int UNITS = 256;

  private final Units behind;
  private final RolePolicy policy;
  private final FieldAudit audit;
  private final Counters counters;
  private final Unit[] guarded = new Unit[UNITS];

  /** Before these units. */
  public RoleGuard(Units behind, RolePolicy policy, FieldAudit audit, Counters counters) {
    this.behind = behind;
    this.policy = policy;
    this.audit = audit;
    this.counters = counters;
    for (int id = 0; id < UNITS; id++) {
      int unit = id;
      guarded[id] = (request, reply, caller) -> answer(unit, request, reply, caller);
    }
  }

  @Override
  public Unit of(int id) {
    return guarded[id];
  }

  private Unit.Answer answer(int unit, ByteBuffer request, ByteBuffer reply, Caller caller) {
    int function = request.get(request.position()) & 0xFF;
    if (function <= Function.MAX && policy.allows(caller.role(), unit, function)) {
      return behind.of(unit).answer(request, reply, caller);
    }
    counters.count(Event.REFUSED);
    audit.refused(
        "unit " + unit, caller.source(), "function " + function + " is not for this role");
    return Unit.refuse(function, ExceptionCode.ILLEGAL_FUNCTION, reply);
  }
}
