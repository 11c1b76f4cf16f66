// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import io.lockgate.api.point.DataType;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.driver.modbus.value.BitsFormat;
import io.lockgate.driver.modbus.value.DateFormat;
import io.lockgate.driver.modbus.value.EpochFormat;
import io.lockgate.driver.modbus.value.FractionFormat;
import io.lockgate.driver.modbus.value.Mark;
import io.lockgate.driver.modbus.value.Order;
import io.lockgate.driver.modbus.value.RegisterFormat;
import io.lockgate.driver.modbus.value.TextFormat;
import io.lockgate.driver.modbus.value.TruthFormat;
import io.lockgate.driver.modbus.value.WholeFormat;
import io.lockgate.driver.modbus.value.Words;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * Chooses the format of a value in registers.
 *
 * @param type what is held there
 * @param wordOrder of the device
 * @param options of the point
 * @param problems takes part of the point and reason
 */
record RegisterFormats(
    DataType type, Order wordOrder, Options options, BiConsumer<String, String> problems) {
  private static final int WORD_BITS = 16;
  private static final int MOST_TEXT = 125;

  /** The format; empty when there is none, which has been reported. */
  Optional<RegisterFormat> of(Located located) {
    boolean sunspec = located.address() instanceof Address.SunSpec;
    boolean bit = located.bit() != Located.NO_BIT;
    if (bit && type != DataType.BOOL && type != DataType.BITS) {
      problems.accept("address", "names a bit, but the type is " + type);
      return Optional.empty();
    }
    return switch (type) {
      case BOOL -> Optional.of(flag(located, sunspec));
      case BITS -> bits(located, sunspec);
      case INT8, UINT8 -> Optional.of(whole(8, sunspec));
      case INT16, UINT16 -> Optional.of(whole(WORD_BITS, sunspec));
      case INT32, UINT32 -> Optional.of(whole(2 * WORD_BITS, sunspec));
      case INT64, UINT64 -> Optional.of(whole(4 * WORD_BITS, sunspec));
      case FLOAT32 -> Optional.of(new FractionFormat(words(2, sunspec), mark(32, sunspec)));
      case FLOAT64 -> Optional.of(new FractionFormat(words(4, sunspec), mark(64, sunspec)));
      case TEXT -> text(sunspec);
      case TIMESTAMP -> moment(sunspec);
    };
  }

  private RegisterFormat flag(Located located, boolean sunspec) {
    Words words = words(1, sunspec);
    Mark mark = mark(WORD_BITS, sunspec);
    return located.bit() == Located.NO_BIT
        ? new TruthFormat(words, mark)
        : new BitsFormat(words, located.bit(), 1, true, mark);
  }

  private Optional<RegisterFormat> bits(Located located, boolean sunspec) {
    int lowest = Math.max(0, located.bit());
    int width = options.length(1, Long.SIZE).orElse(WORD_BITS - lowest);
    if (located.bit() != Located.NO_BIT && lowest + width > WORD_BITS) {
      options.problem(Options.LENGTH, "reaches beyond the register");
      return Optional.empty();
    }
    int registers = (width + WORD_BITS - 1) / WORD_BITS;
    Words words = words(registers, sunspec);
    Mark mark = mark(registers * WORD_BITS, sunspec);
    return Optional.of(new BitsFormat(words, lowest, width, false, mark));
  }

  private RegisterFormat whole(int bits, boolean sunspec) {
    Words words = words((bits + WORD_BITS - 1) / WORD_BITS, sunspec);
    return new WholeFormat(words, bits, type, mark(bits, sunspec));
  }

  private Optional<RegisterFormat> text(boolean sunspec) {
    OptionalInt length = options.length(1, MOST_TEXT);
    if (length.isEmpty()) {
      if (options.text(Options.LENGTH).isEmpty()) {
        options.problem(Options.LENGTH, "is needed for a text: its number of registers");
      }
      return Optional.empty();
    }
    return Optional.of(
        new TextFormat(length.getAsInt(), order(Order.HIGH_FIRST, bytes(sunspec)), sunspec));
  }

  private Optional<RegisterFormat> moment(boolean sunspec) {
    String encoding = options.text(Options.ENCODING).orElse("");
    return switch (encoding) {
      case "iec60870" -> Optional.of(new DateFormat(order(Order.HIGH_FIRST, bytes(sunspec))));
      case "unix" -> Optional.of(new EpochFormat(words(2, sunspec), 1000, mark(32, sunspec)));
      case "unix-ms" -> Optional.of(new EpochFormat(words(4, sunspec), 1, mark(64, sunspec)));
      default -> {
        options.problem(Options.ENCODING, "must be iec60870, unix or unix-ms");
        yield Optional.empty();
      }
    };
  }

  private Words words(int registers, boolean sunspec) {
    if (sunspec) {
      return new Words(registers, RegisterOrder.ABCD);
    }
    Order words = registers > 1 ? options.order(Options.WORDS, wordOrder) : Order.HIGH_FIRST;
    return new Words(registers, order(words, bytes(false)));
  }

  private static RegisterOrder order(Order words, Order bytes) {
    return RegisterOrder.of(words == Order.HIGH_FIRST, bytes == Order.HIGH_FIRST);
  }

  private Order bytes(boolean sunspec) {
    return sunspec ? Order.HIGH_FIRST : options.order(Options.BYTES, Order.HIGH_FIRST);
  }

  private Mark mark(int bits, boolean sunspec) {
    return options.invalid(bits, sunspec ? SunSpecMarks.of(type, bits) : Mark.NONE);
  }
}
