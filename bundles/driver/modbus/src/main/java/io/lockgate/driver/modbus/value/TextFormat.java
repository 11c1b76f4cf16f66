// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.codec.modbus.RegisterWriter;
import io.lockgate.codec.modbus.Registers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Characters, two in a register, UTF-8. They end at the first zero byte or at the end; spaces at the end are not part of
 * them.
 *
 * @param length registers
 * @param order of the characters in a register; registers always follow one another
 * @param emptyIsMissing whether nothing means that there is no value
 */
public record TextFormat(int length, RegisterOrder order, boolean emptyIsMissing)
    implements RegisterFormat {
  @Override
  public Value read(Octets data, int distance) {
    String text = Registers.text(data, distance, length, order);
    return text.isEmpty() && emptyIsMissing ? Value.missing() : Value.of(text);
  }

  @Override
  public void write(Value value, ByteBuffer registers) throws BadSetting {
    int most = length * REGISTER;
    if (!(value instanceof Value.Text text)
        || text.value().getBytes(StandardCharsets.UTF_8).length > most) {
      throw ValueFormat.unfit(value, "a text of at most " + most + " bytes");
    }
    RegisterWriter.text(registers, 0, length, order, text.value());
  }
}
