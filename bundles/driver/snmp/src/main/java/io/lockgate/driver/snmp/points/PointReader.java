// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.points;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.driver.snmp.value.Layout;
import io.lockgate.driver.snmp.value.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snmp4j.smi.OID;

/** Understands a point of a model, or says all that is wrong with it. Not thread-safe; used for one point. */
public final class PointReader {
  private static final String TEXT = "text";
  private static final String LENGTH = "length";
  private static final String TRUE_IS = "true-is";
  private static final String SYNTAX = "syntax";
  private static final String CLEARED_BY = "cleared-by";
  private static final Set<DataType> OF_EVENTS =
      Set.of(DataType.TIMESTAMP, DataType.TEXT, DataType.UINT32, DataType.UINT64, DataType.BOOL);

  private final PointModel point;
  private final Settings options;
  private final List<ModelProblem> problems = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  private PointReader(PointModel point) {
    this.point = point;
    this.options = new Settings(point.options());
  }

  /** All that is wrong with the points of a model; empty when nothing is. */
  public static List<ModelProblem> check(DeviceModel model) {
    List<ModelProblem> all = new ArrayList<>();
    for (PointModel point : model.points()) {
      PointReader reader = new PointReader(point);
      reader.read();
      all.addAll(reader.problems);
    }
    return all;
  }

  /**
   * Understands a point.
   *
   * @throws BadSetting it cannot be
   */
  public static PointLayout layout(PointModel point) throws BadSetting {
    PointReader reader = new PointReader(point);
    Optional<PointLayout> layout = reader.read();
    if (layout.isEmpty() || !reader.problems.isEmpty()) {
      ModelProblem first = reader.problems.get(0);
      throw new BadSetting(first.path(), first.reason());
    }
    return layout.get();
  }

  private Optional<PointLayout> read() {
    Optional<Where> where = Where.parse(point.address());
    if (where.isEmpty()) {
      problem(
          "address",
          "must be an object identifier in numbers, <column>[<column of names>=<name>], or"
              + " trap/<object identifier>");
      return Optional.empty();
    }
    Optional<OID> cleared = where.get() instanceof Where.Event ? event() : Optional.empty();
    Layout layout = where.get() instanceof Where.Event ? Layout.PLAIN : layout();
    Syntax syntax = point.write().allowed() ? syntax(where.get()) : Syntax.INTEGER;
    for (String key : new TreeSet<>(point.options().keySet())) {
      if (!asked.contains(key)) {
        problem("options/" + key, "is no option of this driver, or has no meaning here");
      }
    }
    return Optional.of(new PointLayout(where.get(), point.type(), layout, syntax, cleared));
  }

  private Optional<OID> event() {
    if (!OF_EVENTS.contains(point.type())) {
      problem("type", "must be TIMESTAMP, TEXT, UINT32, UINT64 or BOOL for a notification");
    }
    if (!point.group().isEmpty()) {
      problem("group", "must be empty: a notification comes by itself");
    }
    if (point.type() != DataType.BOOL) {
      return Optional.empty();
    }
    asked.add(CLEARED_BY);
    Optional<OID> by = Where.oid(options.text(CLEARED_BY, ""));
    if (by.isEmpty()) {
      problem("options/" + CLEARED_BY, "must be the notification that ends the state");
    }
    return by;
  }

  private Layout layout() {
    return switch (point.type()) {
      case TEXT -> new Layout(choice(TEXT, Layout.Text.class, Layout.Text.AUTO), 0, 1);
      case BITS -> new Layout(Layout.Text.AUTO, number(LENGTH, 0, 1, Long.SIZE), 1);
      case BOOL ->
          new Layout(Layout.Text.AUTO, 0, number(TRUE_IS, 1, Integer.MIN_VALUE, Integer.MAX_VALUE));
      default -> Layout.PLAIN;
    };
  }

  private Syntax syntax(Where where) {
    if (where instanceof Where.Event) {
      problem("write/allowed", "cannot be: a notification is only heard");
    }
    return switch (point.type()) {
      case FLOAT32, FLOAT64, INT64, UINT64 -> {
        problem("write/allowed", "cannot be: no such number is written over SNMP");
        yield Syntax.INTEGER;
      }
      case UINT8, UINT16, UINT32 -> choice(SYNTAX, Syntax.class, Syntax.GAUGE);
      case TEXT, BITS, TIMESTAMP -> choice(SYNTAX, Syntax.class, Syntax.OCTETS);
      default -> choice(SYNTAX, Syntax.class, Syntax.INTEGER);
    };
  }

  private int number(String key, int otherwise, int low, int high) {
    asked.add(key);
    try {
      return options.number(key, otherwise, low, high);
    } catch (BadSetting wrong) {
      problem("options/" + key, reason(wrong));
      return otherwise;
    }
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    asked.add(key);
    try {
      return options.choice(key, type, Settings.word(otherwise));
    } catch (BadSetting wrong) {
      problem("options/" + key, reason(wrong));
      return otherwise;
    }
  }

  /** The sentence without the key before it. */
  private static String reason(BadSetting wrong) {
    return String.valueOf(wrong.getMessage()).substring(wrong.key().length() + 2);
  }

  private void problem(String part, String reason) {
    problems.add(ModelProblem.at("points/" + point.name() + "/" + part, reason));
  }
}
