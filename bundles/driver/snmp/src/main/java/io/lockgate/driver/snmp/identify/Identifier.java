// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.identify;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Identification;
import io.lockgate.driver.snmp.value.Layout;
import io.lockgate.driver.snmp.value.Reader;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Asks a device who it is: the system group, which every agent has, and the first entity of ENTITY-MIB, which many have.
 * What the second does not say, the first does: the enterprise as vendor, the object identifier as product, the description
 * as revision, the name as serial number.
 *
 * @param peer the device
 */
public record Identifier(Peer peer) {
  private static final OID DESCRIPTION = new OID("1.3.6.1.2.1.1.1.0");
  private static final OID OBJECT = new OID("1.3.6.1.2.1.1.2.0");
  private static final OID NAME = new OID("1.3.6.1.2.1.1.5.0");
  private static final OID ENTITY = new OID("1.3.6.1.2.1.47.1.1.1.1");
  private static final OID VENDOR = new OID(ENTITY).append(12);
  private static final OID PRODUCT = new OID(ENTITY).append(13);
  private static final OID REVISION = new OID(ENTITY).append(10);
  private static final OID SERIAL = new OID(ENTITY).append(11);
  private static final OID ENTERPRISES = new OID("1.3.6.1.4.1");

  /** As {@link io.lockgate.api.driver.Device#identify}. */
  public CompletionStage<Identification> identify(Deadline deadline) {
    return system(deadline)
        .thenCompose(system -> entity(deadline).thenApply(entity -> combined(system, entity)));
  }

  /** Any answer means that it is there, a refusal too. */
  private CompletionStage<PDU> system(Deadline deadline) {
    return lenient(peer.get(List.of(DESCRIPTION, OBJECT, NAME), deadline), false);
  }

  /** Once it is there, silence and refusal mean that it has no such table. */
  private CompletionStage<PDU> entity(Deadline deadline) {
    return lenient(peer.next(List.of(VENDOR, PRODUCT, REVISION, SERIAL), 1, deadline), true);
  }

  private static CompletionStage<PDU> lenient(CompletionStage<PDU> answer, boolean silenceToo) {
    return answer.exceptionallyCompose(
        failure -> {
          DriverException why = DriverException.in(failure);
          boolean nothing =
              why instanceof DriverException.Refused
                  || (silenceToo && !(why instanceof DriverException.Closed));
          return nothing
              ? CompletableFuture.completedFuture(new PDU())
              : DriverException.failed(why);
        });
  }

  private static Identification combined(PDU system, PDU entity) {
    String object = text(system, OBJECT);
    return new Identification(
        or(text(entity, VENDOR), enterprise(object)),
        or(text(entity, PRODUCT), object),
        or(text(entity, REVISION), text(system, DESCRIPTION)),
        or(text(entity, SERIAL), text(system, NAME)));
  }

  private static String or(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  private static String text(PDU answer, OID of) {
    for (VariableBinding each : answer.getVariableBindings()) {
      if (each.getOid().startsWith(of) && !each.isException()) {
        return Reader.text(each.getVariable(), Layout.Text.AUTO).strip();
      }
    }
    return "";
  }

  private static String enterprise(String object) {
    String prefix = ENTERPRISES.toDottedString() + ".";
    if (!object.startsWith(prefix)) {
      return "";
    }
    String rest = object.substring(prefix.length());
    int dot = rest.indexOf('.');
    return "enterprise " + (dot < 0 ? rest : rest.substring(0, dot));
  }
}
