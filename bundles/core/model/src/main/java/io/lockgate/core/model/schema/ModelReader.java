// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.IdentificationRule;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.point.PointId;
import io.lockgate.core.model.yaml.BadYamlException;
import io.lockgate.core.model.yaml.YamlNode;
import io.lockgate.core.model.yaml.YamlTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a model file, schema 1. For one text and one thread; never throws. */
public final class ModelReader {
  /** The schema that is read and written. */
  public static final int SCHEMA = 1;

  /** Most points of a model. */
  public static final int MOST_POINTS = 10_000;

  private static final int LONGEST_TITLE = 128;
  private static final Pattern DRIVER = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
  private static final Pattern GROUP = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

  private final Problems problems = new Problems();
  private @Nullable DeviceModel model;

  /** Reads a text. */
  public ModelReader(String yaml) {
    try {
      read(YamlTree.parse(yaml));
    } catch (BadYamlException e) {
      problems.add(e.at(), "model", e.reason());
    }
  }

  /** The model; empty when there is a problem. */
  public Optional<DeviceModel> model() {
    return Optional.ofNullable(model);
  }

  /** All problems, in order of position. */
  public List<ModelProblem> problems() {
    return problems.all();
  }

  /** Lets the driver look at the model, if it could be read; its findings get their places. */
  public ModelReader checkedBy(Function<DeviceModel, List<ModelProblem>> driver) {
    model().map(driver).orElse(List.of()).forEach(problems::addByPath);
    return this;
  }

  private void read(YamlNode root) {
    Fields fields =
        new Fields(
            problems,
            root,
            "",
            List.of("schema", "id", "revision", "title", "driver", "points"),
            List.of("recognised-by", "groups", "alarms"));
    if (fields.whole("schema", SCHEMA, 1, Integer.MAX_VALUE) != SCHEMA) {
      fields.problem("schema", "this gateway reads schema " + SCHEMA + " only");
      return;
    }
    String id = fields.text("id", "", PointId.MAX_LENGTH);
    if (fields.has("id")) {
      checkId(fields, id);
    }
    int revision = fields.whole("revision", 1, 1, Integer.MAX_VALUE);
    String title = fields.text("title", "", LONGEST_TITLE);
    String driver = fields.text("driver", "none", 32);
    if (!DRIVER.matcher(driver).matches()) {
      fields.problem("driver", "must be the id of a driver: a-z, 0-9 and -, such as modbus");
    }
    List<IdentificationRule> rules = rules(fields);
    Map<String, PollGroup> groups = groups(fields);
    List<PointModel> points = points(fields, groups);
    AlarmReader alarms = new AlarmReader(problems, points);
    fields.list("alarms").forEach(alarms::read);
    if (problems.none()) {
      List<PollGroup> sorted = List.copyOf(groups.values());
      model = new DeviceModel(id, revision, title, driver, rules, sorted, points, alarms.rules());
    }
  }

  private static void checkId(Fields fields, String id) {
    try {
      PointId.requireDevice(id);
    } catch (IllegalArgumentException e) {
      fields.problem("id", "must be 1 to 64 of a-z 0-9 . _ -, first and last a letter or digit");
    }
  }

  private List<IdentificationRule> rules(Fields model) {
    List<IdentificationRule> rules = new ArrayList<>();
    for (YamlNode item : model.list("recognised-by")) {
      String path = "recognised-by/" + (rules.size() + 1);
      Fields rule =
          new Fields(problems, item, path, List.of(), List.of("vendor", "product", "revision"));
      rules.add(
          new IdentificationRule(
              rule.text("vendor", "*", LONGEST_TITLE),
              rule.text("product", "*", LONGEST_TITLE),
              rule.text("revision", "*", LONGEST_TITLE)));
      if (!rule.has("vendor") && !rule.has("product")) {
        problems.add(item.at(), path, "would recognise every device; give vendor or product");
      }
    }
    return rules;
  }

  private Map<String, PollGroup> groups(Fields model) {
    Map<String, PollGroup> groups = new TreeMap<>();
    model.node("groups").ifPresent(node -> readGroups(node, groups));
    return groups;
  }

  private void readGroups(YamlNode node, Map<String, PollGroup> groups) {
    List<String> names =
        node instanceof YamlNode.Mapping block
            ? block.entries().stream().map(entry -> entry.key().text()).toList()
            : List.of();
    Fields fields = new Fields(problems, node, "groups", List.of(), names);
    for (String name : names) {
      if (!GROUP.matcher(name).matches()) {
        fields.problem(name, "a group's name must be 1 to 32 of a-z, 0-9 and -");
        continue;
      }
      String text = fields.text(name, "", 32);
      Optional<Duration> period = Periods.parse(text);
      if (period.isPresent() && PollGroup.isPeriod(period.get())) {
        groups.put(name, new PollGroup(name, period.get()));
        continue;
      }
      groups.put(name, new PollGroup(name, Duration.ofDays(1)));
      if (!text.isEmpty()) {
        fields.problem(
            name,
            period.isEmpty()
                ? "must be " + Periods.FORM + ", not '" + text + "'"
                : "period must be 10 ms to 1 day, not " + text);
      }
    }
  }

  private List<PointModel> points(Fields model, Map<String, PollGroup> groups) {
    List<YamlNode> items = model.list("points");
    if (items.isEmpty() && model.node("points").orElse(null) instanceof YamlNode.Sequence) {
      model.problem("points", "needs at least one point");
    } else if (items.size() > MOST_POINTS) {
      model.problem("points", "more than " + MOST_POINTS + " points");
      return List.of();
    }
    PointReader reader = new PointReader(problems, groups.keySet());
    items.forEach(reader::read);
    return reader.points();
  }
}
