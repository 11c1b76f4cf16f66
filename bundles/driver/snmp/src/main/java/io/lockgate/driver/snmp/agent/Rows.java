// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import io.lockgate.driver.snmp.value.Writer;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** Instances being gathered, in order. Used by one thread, then only read. */
final class Rows {
  /** SnmpAdminString of RFC 3411. */
  private static final int LONGEST_TEXT = 255;

  private final NavigableMap<OID, Variable> instances = new TreeMap<>();

  NavigableMap<OID, Variable> instances() {
    return instances;
  }

  void put(OID object, OID index, Variable value) {
    instances.put(new OID(object).append(index), value);
  }

  void scalar(OID object, Variable value) {
    instances.put(new OID(object).append(0), value);
  }

  /** The index that a text is: its length, then its octets. */
  static OID index(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    OID index = new OID().append(octets.length);
    for (byte octet : octets) {
      index.append(octet & 0xFF);
    }
    return index;
  }

  /** Cut where it is too long, between characters. */
  static Variable text(String text) {
    String cut = text;
    while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
      cut = cut.substring(0, Math.min(cut.length() - 1, LONGEST_TEXT));
    }
    return new OctetString(cut.getBytes(StandardCharsets.UTF_8));
  }

  static Variable number(int value) {
    return new Integer32(value);
  }

  static Variable gauge(long value) {
    return new Gauge32(Math.max(0, Math.min(value, 0xFFFF_FFFFL)));
  }

  static Variable counter(long value) {
    return new Counter64(value);
  }

  /** The lower half, as counters of 32 bits wrap. */
  static Variable counter32(long value) {
    return new Counter32(value & 0xFFFF_FFFFL);
  }

  /** DateAndTime, UTC. */
  static Variable date(long epochMillis) {
    return Writer.date(epochMillis);
  }
}
