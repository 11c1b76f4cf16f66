// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.Octets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** The gateway's own registers: who it is, what time it is, how it is; marks of absence for what it does not have. */
public final class OwnRegisters {
  private static final int DATE_TIME = 0x0073;
  private static final int HEALTH = 0x009E;
  private static final int WIRELESS = 0x01F4;
  private static final int WIRELESS_WORDS = 500;
  private static final int INPUTS = 0x03E8;
  private static final int INPUTS_END = 0x0595;
  private static final int PRODUCT_ID = 0xF002;
  private static final int OUR_PRODUCT_ID = 1;
  private static final int UNSYNCED = 0x80;

  private static final Map<Integer, RegisterType> INPUT_VALUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0x043E, RegisterType.FLOAT32),
              Map.entry(0x0440, RegisterType.FLOAT32),
              Map.entry(0x044A, RegisterType.INT64),
              Map.entry(0x044E, RegisterType.INT64),
              Map.entry(0x0452, RegisterType.INT64),
              Map.entry(0x0456, RegisterType.INT64),
              Map.entry(0x0462, RegisterType.INT64),
              Map.entry(0x0466, RegisterType.INT64),
              Map.entry(0x0494, RegisterType.FLOAT32),
              Map.entry(0x0496, RegisterType.FLOAT32)));

  private OwnRegisters() {}

  /**
   * All of them.
   *
   * @param serial of this gateway, 12 characters are shown
   * @param health 0 nominal, 1 degraded, 2 out of order; must be quick
   */
  public static List<Slot> of(
      Identification who, String serial, GatewayClock clock, IntSupplier health) {
    List<Slot> all = new ArrayList<>();
    all.add(FixedSlot.text(0x000A, 16, who.name()));
    all.add(FixedSlot.text(0x001A, 16, who.model()));
    all.add(FixedSlot.text(0x002A, 17, who.url()));
    all.add(FixedSlot.text(0x003C, 16, who.product()));
    all.add(FixedSlot.text(0x0050, 6, "software"));
    all.add(FixedSlot.text(0x0064, 6, serial));
    all.add(new MovingSlot(DATE_TIME, 4, () -> dateTime(clock)));
    all.add(FixedSlot.text(0x0078, 6, who.revision()));
    all.add(FixedSlot.text(0x007E, 16, "modbus-server"));
    all.add(FixedSlot.text(0x008E, 16, ""));
    all.add(new MovingSlot(HEALTH, 1, () -> Octets.ofRegisters(health.getAsInt())));
    all.add(FixedSlot.text(0x009F, 16, who.vendor()));
    all.add(FixedSlot.absent(WIRELESS, WIRELESS_WORDS));
    all.addAll(digitalInputs());
    all.add(FixedSlot.text(0x1605, 32, who.application()));
    all.add(new FixedSlot(PRODUCT_ID, Octets.ofRegisters(OUR_PRODUCT_ID)));
    all.add(FixedSlot.text(0xF003, 16, who.model()));
    return all;
  }

  private static List<Slot> digitalInputs() {
    List<Slot> all = new ArrayList<>();
    int next = INPUTS;
    for (Map.Entry<Integer, RegisterType> each : INPUT_VALUES.entrySet()) {
      int start = each.getKey();
      if (start > next) {
        all.add(FixedSlot.absent(next, start - next));
      }
      all.add(FixedSlot.invalid(start, each.getValue()));
      next = start + each.getValue().words();
    }
    all.add(FixedSlot.absent(next, INPUTS_END - next));
    return all;
  }

  /** Four words: year since 2000; month and day; hour and minute; milliseconds. A bit says that the clock is not set. */
  private static Octets dateTime(GatewayClock clock) {
    ZonedDateTime now = clock.now().atZone(ZoneOffset.UTC);
    int doubt = clock.quality() == ClockQuality.SYNCED ? 0 : UNSYNCED;
    return Octets.ofRegisters(
        (now.getYear() - 2000) & 0x7F,
        now.getMonthValue() << 8 | now.getDayOfMonth(),
        now.getHour() << 8 | now.getMinute() | doubt,
        now.getSecond() * 1000 + now.getNano() / 1_000_000);
  }
}
