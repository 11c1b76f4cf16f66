// SPDX-License-Identifier: Apache-2.0
package ${package};

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of a model means to this protocol: the address is a name, values are words. */
final class ${prefix}Point {
  private ${prefix}Point() {}

  /** All that is wrong with a point. */
  static Stream<ModelProblem> problems(PointModel point) {
    String path = "points/" + point.name() + "/";
    return Stream.of(
            problem(
                point.address().matches("[a-z][a-z0-9-]{0,19}"),
                path + "address",
                "must be 1 to 20 of a-z 0-9 -, first a letter"),
            problem(
                point.type() == DataType.BOOL
                    || point.type() == DataType.FLOAT64
                    || point.type().isWhole(),
                path + "type",
                "must be bool, float64 or a whole number"),
            problem(point.options().isEmpty(), path + "options", "there are none"))
        .flatMap(Optional::stream);
  }

  private static Optional<ModelProblem> problem(boolean right, String path, String reason) {
    return right ? Optional.empty() : Optional.of(ModelProblem.at(path, reason));
  }

  static void require(PointModel point) throws BadSetting {
    Optional<ModelProblem> first = problems(point).findFirst();
    if (first.isPresent()) {
      throw new BadSetting(first.get().path(), first.get().reason());
    }
  }

  /** The value that a word stands for; missing when it is none of that type. */
  static Value value(DataType type, String word) {
    try {
      Value value =
          switch (type) {
            case BOOL -> Value.of(Integer.parseInt(word) != 0);
            case FLOAT64 -> Value.of(Double.parseDouble(word));
            default -> Value.of(Long.parseLong(word));
          };
      return type.holds(value) ? value : Value.missing();
    } catch (NumberFormatException notANumber) {
      return Value.missing();
    }
  }

  static String text(Value value) {
    return value instanceof Value.Bool flag ? (flag.value() ? "1" : "0") : value.text();
  }
}
