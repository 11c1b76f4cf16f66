// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.value;

import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** What octet strings say: text, flags, dates. */
final class Octets {
  private static final HexFormat HEX = HexFormat.ofDelimiter(":");
  private static final int DATE = 8;
  private static final int DATE_WITH_ZONE = 11;
  private static final int DECI_NANOS = 100_000_000;

  private Octets() {}

  /** As text, cut to what a value can be. */
  static String text(byte[] octets, Layout.Text how) {
    String shown =
        switch (how) {
          case HEX -> HEX.formatHex(octets);
          case UTF_8 -> new String(octets, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
          case AUTO -> readable(octets);
        };
    return shown.length() <= Value.MAX_TEXT ? shown : shown.substring(0, Value.MAX_TEXT);
  }

  /** A zero at the end, and line ends, are no reason to call it unreadable. */
  private static String readable(byte[] octets) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      String bare = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
      boolean shown =
          bare.chars()
              .allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t');
      return shown ? bare.replaceAll("\\p{Cntrl}", " ").strip() : HEX.formatHex(octets);
    } catch (CharacterCodingException binary) {
      return HEX.formatHex(octets);
    }
  }

  /** Flags as BITS of RFC 2578 count them: flag 0 is the highest bit of the first octet. */
  static Value flags(byte[] octets, int bits) {
    int width = bits == 0 ? Math.min(octets.length * Byte.SIZE, Long.SIZE) : bits;
    if (width == 0) {
      return Value.missing();
    }
    long flags = 0;
    for (int i = 0; i < width && i < octets.length * Byte.SIZE; i++) {
      if (((octets[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE)) & 1) == 1) {
        flags |= 1L << i;
      }
    }
    return new Value.Bits(flags, width);
  }

  static byte[] ofFlags(Value.Bits flags) {
    byte[] octets = new byte[(flags.width() + Byte.SIZE - 1) / Byte.SIZE];
    for (int i = 0; i < flags.width(); i++) {
      if (flags.bit(i)) {
        octets[i / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - i % Byte.SIZE));
      }
    }
    return octets;
  }

  /** DateAndTime of RFC 2579; without a zone it is taken for UTC. */
  static Value date(byte[] octets) {
    if (octets.length != DATE && octets.length != DATE_WITH_ZONE) {
      return Value.missing();
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    try {
      LocalDateTime time =
          LocalDateTime.of(
              in.getShort() & 0xFFFF,
              in.get(),
              in.get(),
              in.get(),
              in.get(),
              Math.min(59, in.get()));
      time = time.plusNanos((long) in.get() * DECI_NANOS);
      ZoneOffset zone = ZoneOffset.UTC;
      if (in.hasRemaining()) {
        int sign = in.get() == '-' ? -1 : 1;
        zone = ZoneOffset.ofHoursMinutes(sign * in.get(), sign * in.get());
      }
      return Value.of(time.toInstant(zone));
    } catch (DateTimeException nonsense) {
      return Value.missing();
    }
  }

  static byte[] ofDate(Value.Time time) {
    OffsetDateTime date = Instant.ofEpochMilli(time.epochMillis()).atOffset(ZoneOffset.UTC);
    return ByteBuffer.allocate(DATE_WITH_ZONE)
        .putShort((short) date.getYear())
        .put((byte) date.getMonthValue())
        .put((byte) date.getDayOfMonth())
        .put((byte) date.getHour())
        .put((byte) date.getMinute())
        .put((byte) date.getSecond())
        .put((byte) (date.getNano() / DECI_NANOS))
        .put((byte) '+')
        .put((byte) 0)
        .put((byte) 0)
        .array();
  }
}
