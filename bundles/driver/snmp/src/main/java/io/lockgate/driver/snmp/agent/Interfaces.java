// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** The network interfaces of the host: IF-MIB (RFC 2863), as far as an ordinary user can know. */
final class Interfaces implements Section {
  private static final Logger LOG = LoggerFactory.getLogger(Interfaces.class);
  private static final Path COUNTERS = Path.of("/proc/net/dev");
  private static final OID COUNT = new OID("1.3.6.1.2.1.2.1");
  private static final OID ENTRY = new OID("1.3.6.1.2.1.2.2.1");
  private static final OID MORE = new OID("1.3.6.1.2.1.31.1.1.1");
  private static final int LOOPBACK = 24;
  private static final int ETHERNET = 6;
  private static final int OTHER = 1;
  private static final int UP = 1;
  private static final int DOWN = 2;
  private static final int IN_OCTETS = 0;
  private static final int IN_PACKETS = 1;
  private static final int IN_ERRORS = 2;
  private static final int IN_DROPPED = 3;
  private static final int OUT_OCTETS = 8;
  private static final int OUT_PACKETS = 9;
  private static final int OUT_ERRORS = 10;
  private static final int OUT_DROPPED = 11;
  private static final int NUMBERS = 16;

  @Override
  public void addTo(Rows rows) {
    try {
      List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
      Map<String, long[]> counters = counters();
      rows.scalar(COUNT, Rows.number(all.size()));
      for (NetworkInterface each : all) {
        add(rows, each, counters.getOrDefault(each.getName(), new long[NUMBERS]));
      }
    } catch (IOException unknown) {
      LOG.debug("The interfaces of the host cannot be listed", unknown);
    }
  }

  private static void add(Rows rows, NetworkInterface its, long[] counted) throws IOException {
    OID index = new OID().append(its.getIndex());
    byte[] address = its.getHardwareAddress();
    int type = address == null ? OTHER : ETHERNET;
    int state = its.isUp() ? UP : DOWN;
    put(rows, ENTRY, 1, index, Rows.number(its.getIndex()));
    put(rows, ENTRY, 2, index, Rows.text(its.getName()));
    put(rows, ENTRY, 3, index, Rows.number(its.isLoopback() ? LOOPBACK : type));
    put(rows, ENTRY, 4, index, Rows.number(its.getMTU()));
    put(rows, ENTRY, 5, index, Rows.gauge(0));
    put(rows, ENTRY, 6, index, new OctetString(address == null ? new byte[0] : address));
    put(rows, ENTRY, 7, index, Rows.number(state));
    put(rows, ENTRY, 8, index, Rows.number(state));
    put(rows, ENTRY, 9, index, new TimeTicks(0));
    put(rows, ENTRY, 10, index, Rows.counter32(counted[IN_OCTETS]));
    put(rows, ENTRY, 11, index, Rows.counter32(counted[IN_PACKETS]));
    put(rows, ENTRY, 13, index, Rows.counter32(counted[IN_DROPPED]));
    put(rows, ENTRY, 14, index, Rows.counter32(counted[IN_ERRORS]));
    put(rows, ENTRY, 16, index, Rows.counter32(counted[OUT_OCTETS]));
    put(rows, ENTRY, 17, index, Rows.counter32(counted[OUT_PACKETS]));
    put(rows, ENTRY, 19, index, Rows.counter32(counted[OUT_DROPPED]));
    put(rows, ENTRY, 20, index, Rows.counter32(counted[OUT_ERRORS]));
    put(rows, MORE, 1, index, Rows.text(its.getName()));
    put(rows, MORE, 6, index, Rows.counter(counted[IN_OCTETS]));
    put(rows, MORE, 7, index, Rows.counter(counted[IN_PACKETS]));
    put(rows, MORE, 10, index, Rows.counter(counted[OUT_OCTETS]));
    put(rows, MORE, 11, index, Rows.counter(counted[OUT_PACKETS]));
    put(rows, MORE, 15, index, Rows.gauge(0));
  }

  private static void put(Rows rows, OID entry, int column, OID index, Variable value) {
    rows.put(new OID(entry).append(column), index, value);
  }

  /** Sixteen numbers an interface, as the kernel lists them. */
  private static Map<String, long[]> counters() throws IOException {
    Map<String, long[]> all = new HashMap<>();
    for (String line : Files.readAllLines(COUNTERS)) {
      int colon = line.indexOf(':');
      String[] numbers = line.substring(colon + 1).strip().split("\\s+", -1);
      if (colon > 0 && numbers.length >= NUMBERS) {
        long[] counted = new long[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
          counted[i] = Long.parseUnsignedLong(numbers[i]);
        }
        all.put(line.substring(0, colon).strip(), counted);
      }
    }
    return all;
  }
}
