// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.driver.snmp.points.Where;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** From a value to the variable that is sent. */
public final class Writer {
  private static final int FALSE = 2;
  private static final long MOST_UNSIGNED = 0xFFFF_FFFFL;
  private static final Pattern ADDRESS =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  private Writer() {}

  /**
   * The variable.
   *
   * @throws BadSetting the value cannot be written so
   */
  public static Variable write(Value value, Syntax syntax, Layout layout) throws BadSetting {
    return switch (syntax) {
      case INTEGER ->
          new Integer32((int) whole(value, layout, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case GAUGE -> new Gauge32(whole(value, layout, 0, MOST_UNSIGNED));
      case TIME_TICKS -> new TimeTicks(whole(value, layout, 0, MOST_UNSIGNED));
      case OCTETS -> new OctetString(octets(value));
      case ADDRESS -> address(value.text());
      case OBJECT -> Where.oid(value.text()).orElseThrow(() -> unfit("is no object identifier"));
    };
  }

  /** DateAndTime, in UTC. */
  public static Variable date(long epochMillis) {
    return new OctetString(Octets.ofDate(new Value.Time(epochMillis)));
  }

  private static long whole(Value value, Layout layout, long low, long high) throws BadSetting {
    if (value instanceof Value.Bool flag) {
      return flag.value() ? layout.trueIs() : FALSE;
    }
    long number = value instanceof Value.Bits bits ? bits.bits() : value.asLong(Long.MIN_VALUE);
    if (value instanceof Value.Int || value instanceof Value.Bits) {
      if (number >= low && number <= high) {
        return number;
      }
    }
    throw unfit("must be a whole number of " + low + " to " + high);
  }

  private static byte[] octets(Value value) {
    if (value instanceof Value.Bits bits) {
      return Octets.ofFlags(bits);
    }
    return value instanceof Value.Time time
        ? Octets.ofDate(time)
        : value.text().getBytes(StandardCharsets.UTF_8);
  }

  private static Variable address(String text) throws BadSetting {
    if (!ADDRESS.matcher(text).matches()) {
      throw unfit("is no IPv4 address");
    }
    return new IpAddress(text);
  }

  private static BadSetting unfit(String reason) {
    return new BadSetting("value", reason);
  }
}
