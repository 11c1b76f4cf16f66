// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.Inbox;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** An agent of instances, on a port of the loopback address. Thread-safe. */
public final class PlayedAgent implements AutoCloseable {
  private static final int MOST_BYTES = 65_507;

  /** What it holds; may be changed at any time. */
  public final ConcurrentSkipListMap<OID, Variable> instances = new ConcurrentSkipListMap<>();

  /** Instances that exist and cannot be asked for: the whole request fails. */
  public final Set<OID> refused = ConcurrentHashMap.newKeySet();

  /** How often each instance was to be written. */
  public final Map<OID, Integer> writes = new ConcurrentHashMap<>();

  /** Requests so far. */
  public final AtomicInteger requests = new AtomicInteger();

  /** Most values in an answer; more is too big. */
  public volatile int mostValues = 128;

  private final Inbox inbox;
  private @Nullable DatagramSocket socket;

  /** One that knows some credentials. */
  public PlayedAgent(Credentials... known) throws IOException {
    List<Access> accesses = List.of(known).stream().map(Access::of).toList();
    inbox =
        Inbox.ofRequests(
            new LocalEngine(new MemoryStateStore()), accesses, this::answer, (from, why) -> {});
  }

  /** Begins to answer. */
  public PlayedAgent start() throws IOException {
    return startAt(0);
  }

  /** Begins to answer at a port. */
  public synchronized PlayedAgent startAt(int port) throws IOException {
    DatagramSocket made = new DatagramSocket(port, InetAddress.getLoopbackAddress());
    socket = made;
    Thread thread = new Thread(() -> serve(made), "played agent");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /** Where. */
  public synchronized int port() {
    DatagramSocket now = socket;
    return now == null ? 0 : now.getLocalPort();
  }

  @Override
  public synchronized void close() {
    DatagramSocket now = socket;
    if (now != null) {
      now.close();
    }
  }

  private void serve(DatagramSocket from) {
    byte[] buffer = new byte[MOST_BYTES];
    while (!from.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        from.receive(packet);
        InetSocketAddress sender = (InetSocketAddress) packet.getSocketAddress();
        inbox.received(
            sender,
            ByteBuffer.wrap(packet.getData().clone(), 0, packet.getLength()).slice(),
            bytes -> send(from, sender, bytes));
      } catch (IOException closed) {
        from.close();
      }
    }
  }

  private static void send(DatagramSocket from, InetSocketAddress to, byte[] bytes) {
    try {
      from.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException closed) {
      from.close();
    }
  }

  private Optional<PDU> answer(PDU request, int mostBytes) {
    requests.incrementAndGet();
    PDU answer = Inbox.answerTo(request);
    switch (request.getType()) {
      case PDU.GET -> get(request, answer);
      case PDU.GETNEXT -> next(request, 1, answer);
      case PDU.GETBULK -> next(request, request.getMaxRepetitions(), answer);
      case PDU.SET -> set(request, answer);
      default -> {
        return Optional.empty();
      }
    }
    if (request.getType() == PDU.GET && answer.size() > mostValues) {
      answer.clear();
      answer.setErrorStatus(PDU.tooBig);
    }
    while (answer.size() > mostValues) {
      answer.remove(answer.size() - 1);
    }
    return Optional.of(answer);
  }

  private void get(PDU request, PDU answer) {
    for (VariableBinding each : request.getVariableBindings()) {
      if (refused.contains(each.getOid())) {
        answer.setErrorStatus(PDU.genErr);
        answer.setErrorIndex(request.getVariableBindings().indexOf(each) + 1);
      }
      Variable value = instances.getOrDefault(each.getOid(), Null.noSuchInstance);
      answer.add(new VariableBinding(each.getOid(), value));
    }
  }

  private void next(PDU request, int rows, PDU answer) {
    List<OID> places =
        new ArrayList<>(
            request.getVariableBindings().stream().map(VariableBinding::getOid).toList());
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < places.size(); i++) {
        Map.Entry<OID, Variable> next = instances.higherEntry(places.get(i));
        OID oid = next == null ? places.get(i) : next.getKey();
        if (refused.contains(oid)) {
          answer.setErrorStatus(PDU.genErr);
        }
        answer.add(new VariableBinding(oid, next == null ? Null.endOfMibView : next.getValue()));
        places.set(i, oid);
      }
    }
  }

  private void set(PDU request, PDU answer) {
    for (VariableBinding each : request.getVariableBindings()) {
      writes.merge(each.getOid(), 1, Integer::sum);
      if (refused.contains(each.getOid())) {
        answer.setErrorStatus(PDU.notWritable);
        answer.setErrorIndex(1);
      } else {
        instances.put(each.getOid(), each.getVariable());
      }
      answer.add(each);
    }
  }
}
