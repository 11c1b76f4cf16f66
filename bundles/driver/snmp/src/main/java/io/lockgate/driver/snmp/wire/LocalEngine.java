// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.smi.OctetString;

/**
 * The gateway's own engine of version 3: its id, made once, and how often it has started, kept so that recorded messages
 * cannot be played again after a restart. The authority for informs and for those who ask the agent. Thread-safe.
 */
@Component(service = LocalEngine.class)
public final class LocalEngine {
  private static final String NAME = "snmp/engine";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 8;
  private static final byte OCTETS_FORMAT = 5;

  /** RFC 5612: the enterprise number for documentation, with the highest bit set; the project has none of its own. */
  private static final int ENTERPRISE = 0x8000_0000 | 32_473;

  /** Senders of traps whose time is kept. */
  private static final int MOST_ENGINES = 4_096;

  private static final int ID_BYTES = Integer.BYTES + 1 + RANDOM_BYTES;

  private final OctetString id;
  private final UsmTimeTable times;

  /**
   * Counts one start more.
   *
   * @throws IOException the count cannot be kept; then nothing may be answered
   */
  @Activate
  public LocalEngine(@Reference StateStore store) throws IOException {
    Optional<byte[]> kept = store.read(NAME).filter(its -> its.length == ID_BYTES + Integer.BYTES);
    ByteBuffer state = kept.map(ByteBuffer::wrap).orElseGet(LocalEngine::fresh);
    byte[] engine = new byte[ID_BYTES];
    state.get(engine);
    int boots = state.getInt() + 1;
    store.write(
        NAME, ByteBuffer.allocate(ID_BYTES + Integer.BYTES).put(engine).putInt(boots).array());
    id = new OctetString(engine);
    times = new UsmTimeTable(id, boots);
    times.setMaxDiscoveredEntries(MOST_ENGINES);
    // where other engines are not taken, its own must be a known one
    times.addEntry(new UsmTimeEntry(id, boots, 0));
  }

  private static ByteBuffer fresh() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return ByteBuffer.allocate(ID_BYTES + Integer.BYTES)
        .putInt(ENTERPRISE)
        .put(OCTETS_FORMAT)
        .put(random)
        .putInt(0)
        .flip();
  }

  OctetString id() {
    return id;
  }

  UsmTimeTable times() {
    return times;
  }

  /** Its id as octets. */
  public byte[] octets() {
    return id.toByteArray();
  }

  /** How often it has started. */
  public int boots() {
    return times.getEngineBoots();
  }

  /** Seconds since then. */
  public int seconds() {
    return times.getEngineTime();
  }
}
