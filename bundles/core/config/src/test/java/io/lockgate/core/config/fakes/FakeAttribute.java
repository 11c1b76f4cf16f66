// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.fakes;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.AttributeDefinition;

/**
 * One Metatype attribute.
 *
 * @param defaults null for none
 * @param options null for any value
 * @param objection what {@code validate} answers, empty for valid
 */
public record FakeAttribute(
    String id,
    int type,
    int cardinality,
    @Nullable List<String> defaults,
    @Nullable List<String> options,
    Function<String, String> objection)
    implements AttributeDefinition {

  /** A scalar with a default. */
  public static FakeAttribute of(String id, int type, String byDefault) {
    return new FakeAttribute(id, type, 0, List.of(byDefault), null, value -> "");
  }

  /** A scalar without default. */
  public static FakeAttribute bare(String id, int type) {
    return new FakeAttribute(id, type, 0, null, null, value -> "");
  }

  /** Several values: an array for a positive number, a collection for a negative one. */
  public FakeAttribute many(int number, String... byDefault) {
    return new FakeAttribute(id, type, number, List.of(byDefault), options, objection);
  }

  public FakeAttribute oneOf(String... allowed) {
    return new FakeAttribute(id, type, cardinality, defaults, List.of(allowed), objection);
  }

  /** Whole numbers, checked by {@code validate} alone, as limits are in Metatype. */
  public FakeAttribute between(long min, long max) {
    return new FakeAttribute(
        id,
        type,
        cardinality,
        defaults,
        options,
        value ->
            Long.parseLong(value) < min
                ? "less than " + min
                : Long.parseLong(value) > max ? "more than " + max : "");
  }

  @Override
  public String getID() {
    return id;
  }

  @Override
  public String getName() {
    return id;
  }

  @Override
  public String getDescription() {
    return id;
  }

  @Override
  public int getCardinality() {
    return cardinality;
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public String @Nullable [] getOptionValues() {
    return array(options);
  }

  @Override
  public String @Nullable [] getOptionLabels() {
    return array(options);
  }

  @Override
  public String validate(String value) {
    return objection.apply(value);
  }

  @Override
  public String @Nullable [] getDefaultValue() {
    return array(defaults);
  }

  private static String @Nullable [] array(@Nullable List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }
}
