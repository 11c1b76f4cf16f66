// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.Settings;
import io.lockgate.driver.modbus.points.Space;
import io.lockgate.driver.modbus.value.Order;
import java.time.Duration;
import java.util.List;

/**
 * A device as configured.
 *
 * @param unit 1 to 255
 * @param oneBased whether addresses of the model are counted from 1
 * @param wordOrder which register of a number is first, where the model does not say it
 * @param maxRegisters in one read
 * @param maxGap registers to read across
 * @param forbidden never read as part of a gap
 * @param timeout for a reply; zero: as the link says
 */
public record DeviceSettings(
    int unit,
    boolean oneBased,
    Order wordOrder,
    int maxRegisters,
    int maxGap,
    List<Extent> forbidden,
    Duration timeout) {

  /** Bits in the room of a register. */
  private static final int BITS = 16;

  public DeviceSettings {
    forbidden = List.copyOf(forbidden);
  }

  /**
   * Reads them.
   *
   * @throws BadSetting one cannot work
   */
  public static DeviceSettings of(Settings settings) throws BadSetting {
    Form form = new Form(settings);
    int timeout = form.number(Keys.TIMEOUT, 0, 0, 60_000);
    if (timeout > 0 && timeout < 10) {
      throw new BadSetting(Keys.TIMEOUT, "must be 0, or 10 to 60000");
    }
    return new DeviceSettings(
        form.number(Keys.UNIT, Keys.Default.UNIT, 1, 255),
        form.flag(Keys.ONE_BASED),
        form.choice(Keys.WORD_ORDER, Order.class, Keys.Default.ORDER),
        form.number(Keys.MAX_REGISTERS, Keys.Default.MAX_REGISTERS, 1, 125),
        form.number(Keys.MAX_GAP, Keys.Default.MAX_GAP, 0, 124),
        ForbiddenRanges.parse(form.text(Keys.FORBIDDEN, "")),
        Duration.ofMillis(timeout));
  }

  /** How extents of a space may be merged. */
  public MergeRule rule(Space space) {
    return space.bits()
        ? new MergeRule(Math.min(space.most(), maxRegisters * BITS), maxGap * BITS, forbidden)
        : new MergeRule(maxRegisters, maxGap, forbidden);
  }
}
