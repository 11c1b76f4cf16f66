// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.points;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;

/** Where a point is: the address of a model, understood. */
public sealed interface Where {

  /** Prefix of the address of an event. */
  String TRAP = "trap/";

  /** Numbers joined by dots; a part is at most 2^32-1. */
  Pattern NUMBERS = Pattern.compile("[0-2](\\.[0-9]{1,10}){1,127}");

  /** A column, and in brackets the column that names its rows and the name. */
  Pattern ROW = Pattern.compile("([0-9.]+)\\[([0-9.]+)=([^\\[\\]]{1,255})]");

  /**
   * One instance: a scalar with its {@code .0}, a cell with its index.
   *
   * @param oid of the instance
   */
  record Instance(OID oid) implements Where {}

  /**
   * The cell of the row that has a name, whatever its index is now.
   *
   * @param column of the value
   * @param names the column of the same table in which the name is
   * @param name as text
   */
  record Row(OID column, OID names, String name) implements Where {}

  /**
   * A notification of the device.
   *
   * @param oid of the notification, as snmpTrapOID says it
   */
  record Event(OID oid) implements Where {}

  /** Understands an address; empty when it is none. */
  static Optional<Where> parse(String address) {
    String text = address.strip();
    if (text.startsWith(TRAP)) {
      return oid(text.substring(TRAP.length())).map(Event::new);
    }
    Matcher row = ROW.matcher(text);
    if (row.matches()) {
      return oid(row.group(1))
          .flatMap(
              column ->
                  oid(row.group(2)).map(names -> new Row(column, names, unquoted(row.group(3)))));
    }
    return oid(text).map(Instance::new);
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  /** An object identifier in numbers, with or without a dot before it; empty when it is none. */
  static Optional<OID> oid(String text) {
    String numbers = text.startsWith(".") ? text.substring(1) : text;
    if (!NUMBERS.matcher(numbers).matches()) {
      return Optional.empty();
    }
    String[] parts = numbers.split("\\.", -1);
    int[] raw = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      long part = Long.parseLong(parts[i]);
      if (part > 0xFFFF_FFFFL) {
        return Optional.empty();
      }
      raw[i] = (int) part;
    }
    return Optional.of(new OID(raw));
  }
}
