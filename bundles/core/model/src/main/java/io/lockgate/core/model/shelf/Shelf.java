// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.shelf;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.IdentificationRule;
import io.lockgate.api.model.ModelFiles.ModelFile;
import io.lockgate.api.model.ModelFiles.Origin;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.model.schema.ModelReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All models of one moment, and which of them are in use. Immutable. */
public final class Shelf {
  /** The user's before the shipped ones, then the newest; then the folder, where a person can see it. */
  private static final Comparator<Item> BEST_FIRST =
      Comparator.comparing((Item item) -> item.text.origin() == Origin.SHIPPED)
          .thenComparing(
              item -> item.model.map(DeviceModel::revision).orElse(0), Comparator.reverseOrder())
          .thenComparing(item -> item.text.origin())
          .thenComparing(item -> item.text.name());

  /** Nothing. */
  public static final Shelf EMPTY = new Shelf(List.of());

  /**
   * A file.
   *
   * @param text as it is now
   * @param model its last good content
   * @param good the text of that content
   * @param problems of the text as it is now
   */
  private record Item(
      ModelText text, Optional<DeviceModel> model, String good, List<ModelProblem> problems) {
    String key() {
      return text.origin() + "/" + text.name();
    }

    static Item read(ModelText text, Optional<Item> before) {
      if (before.isPresent() && before.get().text.equals(text)) {
        return before.get();
      }
      List<ModelProblem> problems = List.of(ModelProblem.at("model", text.fault()));
      if (text.fault().isEmpty()) {
        ModelReader reader = new ModelReader(text.yaml());
        if (reader.model().isPresent()) {
          return new Item(text, reader.model(), text.yaml(), List.of());
        }
        problems = reader.problems();
      }
      return new Item(
          text, before.flatMap(Item::model), before.map(Item::good).orElse(""), problems);
    }
  }

  private final List<Item> items;
  private final SortedMap<String, Item> inUse = new TreeMap<>();

  private Shelf(List<Item> items) {
    this.items = items;
    items.stream()
        .filter(item -> item.model.isPresent())
        .sorted(BEST_FIRST)
        .forEach(item -> item.model.ifPresent(model -> inUse.putIfAbsent(model.id(), item)));
  }

  /** The shelf after these texts were looked at; what did not change is not read again. */
  public Shelf with(Collection<ModelText> texts) {
    Map<String, Item> before = new TreeMap<>();
    items.forEach(item -> before.put(item.key(), item));
    List<Item> now = new ArrayList<>();
    for (ModelText text : texts) {
      String key = text.origin() + "/" + text.name();
      now.add(Item.read(text, Optional.ofNullable(before.get(key))));
    }
    return new Shelf(now);
  }

  /** Models in use, by id. */
  public List<DeviceModel> models() {
    return inUse.values().stream().flatMap(item -> item.model.stream()).toList();
  }

  public Optional<DeviceModel> find(String id) {
    return Optional.ofNullable(inUse.get(id)).flatMap(Item::model);
  }

  /** The text of the model in use. */
  public Optional<String> text(String id) {
    return Optional.ofNullable(inUse.get(id)).map(Item::good);
  }

  /** The best of the models in use that fit. */
  public Optional<DeviceModel> recognise(String driver, Identification device) {
    return inUse.values().stream()
        .sorted(BEST_FIRST)
        .flatMap(item -> item.model.stream())
        .filter(model -> model.driver().equals(driver) && fits(model.recognisedBy(), device))
        .findFirst();
  }

  private static boolean fits(List<IdentificationRule> rules, Identification device) {
    return rules.stream().anyMatch(rule -> rule.fits(device));
  }

  /** All files, own ones first, then by name. */
  public List<ModelFile> files() {
    return items.stream()
        .sorted(
            Comparator.comparing((Item item) -> item.text.origin() == Origin.SHIPPED)
                .thenComparing(item -> item.text.name())
                .thenComparing(item -> item.text.origin()))
        .map(
            item ->
                new ModelFile(
                    item.text.name(),
                    item.text.origin(),
                    item.model,
                    inUse.containsValue(item),
                    item.problems))
        .toList();
  }
}
