// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.traps;

import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.value.Layout;
import io.lockgate.driver.snmp.value.Reader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * What a device has told by itself.
 *
 * @param what the notification
 * @param bindings what it says along with it
 */
record Notification(OID what, List<VariableBinding> bindings) {
  private static final OID STANDARD = new OID("1.3.6.1.6.3.1.1.5");
  private static final int ENTERPRISE_SPECIFIC = 6;

  /** Understands a trap or an inform; empty when it is none. */
  static Optional<Notification> of(PDU pdu) {
    if (pdu instanceof PDUv1 old && pdu.getType() == PDU.V1TRAP) {
      return Optional.of(new Notification(ofVersion1(old), List.copyOf(pdu.getVariableBindings())));
    }
    if (pdu.getType() != PDU.TRAP && pdu.getType() != PDU.INFORM) {
      return Optional.empty();
    }
    return pdu.getVariableBindings().stream()
        .filter(each -> each.getOid().equals(SnmpConstants.snmpTrapOID))
        .findFirst()
        .filter(each -> each.getVariable() instanceof OID)
        .map(
            each ->
                new Notification((OID) each.getVariable(), List.copyOf(pdu.getVariableBindings())));
  }

  /** RFC 3584, 3.1. */
  private static OID ofVersion1(PDUv1 old) {
    return old.getGenericTrap() == ENTERPRISE_SPECIFIC
        ? new OID(old.getEnterprise()).append(0).append(old.getSpecificTrap())
        : new OID(STANDARD).append(old.getGenericTrap() + 1);
  }

  /** Its bindings in words, as many as a value takes. */
  String words() {
    String all =
        bindings.stream()
            .filter(
                each ->
                    !each.getOid().equals(SnmpConstants.snmpTrapOID)
                        && !each.getOid().equals(SnmpConstants.sysUpTime))
            .map(
                each ->
                    each.getOid().toDottedString()
                        + " = "
                        + Reader.text(each.getVariable(), Layout.Text.AUTO))
            .collect(Collectors.joining("; "));
    return all.length() <= Value.MAX_TEXT ? all : all.substring(0, Value.MAX_TEXT);
  }
}
