// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.driver.modbus.value.CoilFormat;
import io.lockgate.driver.modbus.value.Order;
import io.lockgate.driver.modbus.value.RegisterFormat;
import io.lockgate.driver.modbus.value.ValueFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands a point of a model, or says all that is wrong with it. Not thread-safe; used for one point. */
public final class PointReader {
  private static final String ADDRESS = "address";
  private static final int MOST_WRITTEN = 123;
  private static final String OPTIONS = "options/";

  private final PointModel point;
  private final Order wordOrder;
  private final List<ModelProblem> problems = new ArrayList<>();
  private final Options options;

  private PointReader(PointModel point, Order wordOrder) {
    this.point = point;
    this.wordOrder = wordOrder;
    this.options = new Options(point.options(), (key, reason) -> problem(OPTIONS + key, reason));
  }

  /** All that is wrong with the points of a model; empty when nothing is. */
  public static List<ModelProblem> check(DeviceModel model) {
    List<ModelProblem> all = new ArrayList<>();
    for (PointModel point : model.points()) {
      PointReader reader = new PointReader(point, Order.HIGH_FIRST);
      reader.read();
      all.addAll(reader.problems);
    }
    return all;
  }

  /**
   * Understands a point.
   *
   * @param wordOrder of the device
   * @param oneBased whether its address is counted from 1
   * @throws BadSetting it cannot be
   */
  public static PointLayout layout(PointModel point, Order wordOrder, boolean oneBased)
      throws BadSetting {
    PointReader reader = new PointReader(point, wordOrder);
    Optional<PointLayout> layout = reader.read();
    if (layout.isEmpty() || !reader.problems.isEmpty()) {
      ModelProblem first = reader.problems.get(0);
      throw new BadSetting(first.path(), first.reason());
    }
    return oneBased ? fromOne(layout.get(), point) : layout.get();
  }

  private static PointLayout fromOne(PointLayout layout, PointModel point) throws BadSetting {
    if (!(layout.address() instanceof Address.Plain plain)) {
      return layout;
    }
    if (plain.number() == 0) {
      throw new BadSetting(path(point, ADDRESS), "is 0, but the device counts from 1");
    }
    return new PointLayout(
        new Address.Plain(plain.space(), plain.number() - 1),
        layout.format(),
        layout.scale(),
        layout.multiple());
  }

  private Optional<PointLayout> read() {
    Optional<Located> located = Located.parse(point.address());
    if (located.isEmpty()) {
      problem(
          ADDRESS,
          "must be coil/, discrete/, input/ or holding/ and 0 to 65535, with .0 to .15 for a bit,"
              + " or sunspec/<models>/<offset>");
      return Optional.empty();
    }
    Address address = located.get().address();
    Optional<? extends ValueFormat> format =
        address instanceof Address.Plain plain && plain.space().bits()
            ? coils(located.get())
            : new RegisterFormats(point.type(), wordOrder, options, this::problem)
                .of(located.get());
    int scale = address instanceof Address.SunSpec sunspec ? scale(sunspec) : PointLayout.NO_SCALE;
    format.ifPresent(known -> end(address, known));
    boolean multiple = writing(address, format);
    options.finish();
    return format.map(known -> new PointLayout(address, known, scale, multiple));
  }

  private Optional<CoilFormat> coils(Located located) {
    if (located.bit() != Located.NO_BIT) {
      problem(ADDRESS, "names a bit, but is one");
      return Optional.empty();
    }
    return switch (point.type()) {
      case BOOL -> Optional.of(new CoilFormat(1, true));
      case BITS -> Optional.of(new CoilFormat(options.length(1, Long.SIZE).orElse(1), false));
      default -> {
        problem("type", "must be BOOL or BITS at coils and discrete inputs");
        yield Optional.empty();
      }
    };
  }

  private int scale(Address.SunSpec address) {
    Optional<String> text =
        point.type().isNumber() ? options.text(Options.SCALE_REGISTER) : Optional.empty();
    if (text.isEmpty()) {
      return PointLayout.NO_SCALE;
    }
    Optional<Located> located = Located.parse(text.get());
    if (located.isPresent()
        && located.get().bit() == Located.NO_BIT
        && located.get().address() instanceof Address.SunSpec scale
        && scale.models().equals(address.models())) {
      return scale.offset();
    }
    problem(OPTIONS + Options.SCALE_REGISTER, "must be a sunspec address of the same models");
    return PointLayout.NO_SCALE;
  }

  private void end(Address address, ValueFormat format) {
    int begin =
        address instanceof Address.Plain plain
            ? plain.number()
            : ((Address.SunSpec) address).offset();
    if (begin + format.length() > Space.END) {
      problem(ADDRESS, "ends beyond 65535");
    }
  }

  private boolean writing(Address address, Optional<? extends ValueFormat> format) {
    if (!point.write().allowed()) {
      return false;
    }
    if (address instanceof Address.Plain plain && !plain.space().writable()) {
      problem("write/allowed", "cannot be: the device only reads " + plain.space().word());
    }
    if (format.isPresent() && format.get().length() > MOST_WRITTEN) {
      problem("write/allowed", "cannot be: at most " + MOST_WRITTEN + " registers are written");
    }
    if (format.isEmpty() || format.get().length() > 1 || partly(format.get())) {
      return true;
    }
    Optional<String> with = options.text(Options.WRITE_WITH);
    if (with.isPresent() && !List.of("single", "multiple").contains(with.get())) {
      problem(OPTIONS + Options.WRITE_WITH, "must be single or multiple");
    }
    return with.isPresent() && with.get().equals("multiple");
  }

  private static boolean partly(ValueFormat format) {
    return format instanceof RegisterFormat register && register.mask() != RegisterFormat.WHOLE;
  }

  private void problem(String part, String reason) {
    problems.add(ModelProblem.at(path(point, part), reason));
  }

  private static String path(PointModel point, String part) {
    return "points/" + point.name() + "/" + part;
  }
}
