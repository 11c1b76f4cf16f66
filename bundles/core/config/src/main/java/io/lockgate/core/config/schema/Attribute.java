// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.AttributeDefinition;

/** One setting that a bundle offers, and the check of text against it. Immutable. */
final class Attribute {
  private final AttributeDefinition definition;
  private final AttributeType type;
  private final int cardinality;
  private final boolean required;
  private final List<String> options;
  private final Optional<List<Object>> byDefault;

  Attribute(AttributeDefinition definition, boolean required) {
    this.definition = definition;
    this.required = required;
    type = AttributeType.of(definition.getType());
    cardinality = definition.getCardinality();
    options = listOf(definition.getOptionValues());
    byDefault = defaults(definition.getDefaultValue());
  }

  String id() {
    return definition.getID();
  }

  /** Whether its value must appear nowhere. */
  boolean secret() {
    return type == AttributeType.PASSWORD || id().startsWith(".");
  }

  /** Whether a configuration without it is incomplete. */
  boolean mustBeSet() {
    return required && byDefault.isEmpty();
  }

  /** Whether the text says what holds without it. */
  boolean isDefault(String text) {
    try {
      return byDefault.isPresent() && byDefault.get().equals(elements(text));
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /**
   * The object ConfigAdmin is given: a scalar, an array, or a list, as the cardinality says.
   *
   * @throws InvalidValueException with a reason that never holds a secret
   */
  Object convert(String text) throws InvalidValueException {
    List<Object> elements = elements(text);
    String objection = definition.validate(canonical(text));
    if (objection != null && !objection.isEmpty()) {
      throw new InvalidValueException(
          secret() ? "is not allowed" : "'" + text + "' is not allowed: " + objection);
    }
    if (cardinality == 0) {
      return elements.get(0);
    }
    if (cardinality < 0) {
      return List.copyOf(elements);
    }
    Object array = Array.newInstance(type.boxed(), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }

  private List<Object> elements(String text) throws InvalidValueException {
    List<String> parts = cardinality == 0 ? List.of(text) : CommaList.split(text);
    if (cardinality != 0
        && cardinality != Integer.MIN_VALUE
        && parts.size() > Math.abs(cardinality)) {
      throw new InvalidValueException("holds more than " + Math.abs(cardinality) + " values");
    }
    List<Object> elements = new ArrayList<>();
    for (String part : parts) {
      if (!options.isEmpty() && !options.contains(part)) {
        throw new InvalidValueException(
            quoted(part) + "must be one of " + String.join(", ", options));
      }
      try {
        elements.add(type.convert(part));
      } catch (InvalidValueException e) {
        throw new InvalidValueException(quoted(part) + e.getMessage());
      }
    }
    return elements;
  }

  private String canonical(String text) {
    return cardinality == 0 ? text : CommaList.join(CommaList.split(text));
  }

  private String quoted(String part) {
    return secret() ? "" : "'" + part + "' ";
  }

  private Optional<List<Object>> defaults(String @Nullable [] texts) {
    if (texts == null || (cardinality == 0 && texts.length != 1)) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    try {
      for (String text : texts) {
        values.add(type.convert(text));
      }
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
    return Optional.of(values);
  }

  private static List<String> listOf(String @Nullable [] values) {
    return values == null ? List.of() : List.copyOf(Arrays.asList(values));
  }
}
