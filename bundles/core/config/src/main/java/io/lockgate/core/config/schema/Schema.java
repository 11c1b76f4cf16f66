// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import io.lockgate.core.config.schema.Checked.Objection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** The settings that a bundle offers under one pid or factory pid. Immutable. */
public final class Schema {
  private final boolean factory;
  private final SortedMap<String, Attribute> attributes = new TreeMap<>();
  private final Optional<Pattern> freeKeys;

  /**
   * Builds the schema of a designate.
   *
   * @param factory whether there are several, {@code pid~name}
   * @param offered the designate; null when the bundle declares free keys alone
   * @param freeKeys what keys beyond the designate's look like
   */
  Schema(boolean factory, @Nullable ObjectClassDefinition offered, Optional<Pattern> freeKeys) {
    this.factory = factory;
    this.freeKeys = freeKeys;
    if (offered != null) {
      add(offered.getAttributeDefinitions(ObjectClassDefinition.REQUIRED), true);
      add(offered.getAttributeDefinitions(ObjectClassDefinition.OPTIONAL), false);
    }
  }

  private void add(AttributeDefinition @Nullable [] definitions, boolean required) {
    if (definitions != null) {
      for (AttributeDefinition definition : definitions) {
        attributes.put(definition.getID(), new Attribute(definition, required));
      }
    }
  }

  public boolean factory() {
    return factory;
  }

  /** Whether the value of a key must appear nowhere. */
  public boolean secret(String key) {
    Attribute attribute = attributes.get(key);
    return attribute == null ? key.startsWith(".") : attribute.secret();
  }

  /** Whether a setting says what holds without it. */
  public boolean isDefault(String key, String text) {
    Attribute attribute = attributes.get(key);
    return attribute != null && attribute.isDefault(text);
  }

  /** Checks all settings of a pid, each on its own. */
  public Checked check(Map<String, String> settings) {
    Map<String, Object> values = new TreeMap<>();
    List<Objection> objections = new ArrayList<>();
    Map<String, String> spellings = new HashMap<>();
    settings.forEach(
        (key, text) -> {
          String other = spellings.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
          try {
            if (other != null) {
              throw new InvalidValueException("is the same setting as " + other);
            }
            values.put(key, value(key, text));
          } catch (InvalidValueException e) {
            objections.add(new Objection(key, String.valueOf(e.getMessage())));
          }
        });
    attributes.values().stream()
        .filter(attribute -> attribute.mustBeSet() && !settings.containsKey(attribute.id()))
        .forEach(attribute -> objections.add(new Objection(attribute.id(), "must be set")));
    return new Checked(values, objections);
  }

  private Object value(String key, String text) throws InvalidValueException {
    Attribute attribute = attributes.get(key);
    if (attribute != null) {
      return attribute.convert(text);
    }
    if (freeKeys.isPresent() && freeKeys.get().matcher(key).matches()) {
      return text;
    }
    throw new InvalidValueException(
        "unknown setting"
            + Suggestion.closest(key, attributes.keySet())
                .map(name -> ", did you mean " + name)
                .orElse(""));
  }
}
