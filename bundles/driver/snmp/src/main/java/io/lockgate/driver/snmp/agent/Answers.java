// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import io.lockgate.driver.snmp.wire.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Answers requests of versions 2c and 3 (RFC 3416) from a tree; nothing can be written. Used by one thread. */
final class Answers {
  /** Bytes of content: an answer stays in one Ethernet frame, and nobody can be flooded by way of it. */
  private static final int MOST_BYTES = 1_300;

  private static final int MOST_REPETITIONS = 1_000;

  private final AgentTree tree;

  Answers(AgentTree tree) {
    this.tree = tree;
  }

  Optional<PDU> answer(PDU request, int mostBytes) {
    PDU answer = Inbox.answerTo(request);
    int most = Math.min(mostBytes, MOST_BYTES);
    switch (request.getType()) {
      case PDU.GET -> get(request, answer, most);
      case PDU.GETNEXT -> next(request, answer, most);
      case PDU.GETBULK -> bulk(request, answer, most);
      case PDU.SET -> {
        request.getVariableBindings().forEach(answer::add);
        answer.setErrorStatus(PDU.notWritable);
        answer.setErrorIndex(1);
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(answer);
  }

  private void get(PDU request, PDU answer, int most) {
    NavigableMap<OID, Variable> all = tree.instances();
    for (VariableBinding each : request.getVariableBindings()) {
      Variable value = all.getOrDefault(each.getOid(), Null.noSuchInstance);
      answer.add(new VariableBinding(each.getOid(), value));
    }
    orTooBig(answer, most);
  }

  private void next(PDU request, PDU answer, int most) {
    for (VariableBinding each : request.getVariableBindings()) {
      answer.add(after(each.getOid()));
    }
    orTooBig(answer, most);
  }

  private static void orTooBig(PDU answer, int most) {
    if (answer.getBERLength() > most) {
      answer.clear();
      answer.setErrorStatus(PDU.tooBig);
    }
  }

  private VariableBinding after(OID place) {
    Map.Entry<OID, Variable> next = tree.instances().higherEntry(place);
    return next == null
        ? new VariableBinding(place, Null.endOfMibView)
        : new VariableBinding(next.getKey(), next.getValue());
  }

  /** As many rows as fit. */
  private void bulk(PDU request, PDU answer, int most) {
    int single = Math.max(0, Math.min(request.getNonRepeaters(), request.size()));
    Room room = new Room(answer, most - answer.getBERLength());
    for (int i = 0; i < single && room.isLeft(); i++) {
      room.add(after(request.get(i).getOid()));
    }
    List<OID> places = new ArrayList<>();
    for (int i = single; i < request.size(); i++) {
      places.add(request.get(i).getOid());
    }
    int rows = Math.max(0, Math.min(request.getMaxRepetitions(), MOST_REPETITIONS));
    boolean more = !places.isEmpty();
    for (int row = 0; row < rows && more && room.isLeft(); row++) {
      more = false;
      for (int i = 0; i < places.size() && room.isLeft(); i++) {
        VariableBinding next = after(places.get(i));
        room.add(next);
        places.set(i, next.getOid());
        more |= !next.isException();
      }
    }
  }

  /** What fits into an answer. */
  private static final class Room {
    private final PDU answer;
    private int left;

    Room(PDU answer, int bytes) {
      this.answer = answer;
      this.left = bytes;
    }

    boolean isLeft() {
      return left > 0;
    }

    void add(VariableBinding binding) {
      left -= binding.getBERLength();
      if (left > 0 || answer.size() == 0) {
        answer.add(binding);
      }
    }
  }
}
