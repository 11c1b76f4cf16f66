// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.osgi.service.metatype.AttributeDefinition.BOOLEAN;
import static org.osgi.service.metatype.AttributeDefinition.BYTE;
import static org.osgi.service.metatype.AttributeDefinition.CHARACTER;
import static org.osgi.service.metatype.AttributeDefinition.DOUBLE;
import static org.osgi.service.metatype.AttributeDefinition.FLOAT;
import static org.osgi.service.metatype.AttributeDefinition.INTEGER;
import static org.osgi.service.metatype.AttributeDefinition.LONG;
import static org.osgi.service.metatype.AttributeDefinition.PASSWORD;
import static org.osgi.service.metatype.AttributeDefinition.SHORT;
import static org.osgi.service.metatype.AttributeDefinition.STRING;

import io.lockgate.core.config.fakes.FakeAttribute;
import io.lockgate.core.config.fakes.FakeBundles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  private static final String PID = "io.lockgate.x";

  private static Schema schema(FakeAttribute... attributes) {
    FakeBundles bundles = new FakeBundles().install("io.lockgate.x", PID, attributes);
    SchemaRegistry registry = new SchemaRegistry(bundles::all, bundles);
    registry.refresh();
    return registry.of(PID).orElseThrow();
  }

  private static String objection(FakeAttribute attribute, String text) {
    List<Checked.Objection> objections =
        schema(attribute).check(Map.of(attribute.id(), text)).objections();
    return objections.isEmpty() ? "" : objections.get(0).reason();
  }

  private static @Nullable Object value(FakeAttribute attribute, String text) {
    Checked checked = schema(attribute).check(Map.of(attribute.id(), text));
    assertEquals(List.of(), checked.objections());
    return checked.values().get(attribute.id());
  }

  @Test
  void text_becomes_the_attributes_type() {
    assertEquals("7", value(FakeAttribute.bare("a", STRING), "7"));
    assertEquals(7, value(FakeAttribute.bare("a", INTEGER), "7"));
    assertEquals(7L, value(FakeAttribute.bare("a", LONG), "7"));
    assertEquals((short) 7, value(FakeAttribute.bare("a", SHORT), "7"));
    assertEquals((byte) 7, value(FakeAttribute.bare("a", BYTE), "7"));
    assertEquals('7', value(FakeAttribute.bare("a", CHARACTER), "7"));
    assertEquals(7.5, value(FakeAttribute.bare("a", DOUBLE), "7.5"));
    assertEquals(7.5f, value(FakeAttribute.bare("a", FLOAT), "7.5"));
    assertEquals(true, value(FakeAttribute.bare("a", BOOLEAN), "true"));
    assertEquals("7", value(FakeAttribute.bare("a", PASSWORD), "7"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "3,seven,'seven' must be a whole number of 32 bits",
        "3,2147483648,'2147483648' must be a whole number of 32 bits",
        "3,\"\",'' must be a whole number of 32 bits",
        "11,yes,'yes' must be true or false",
        "7,NaN,'NaN' must be a finite number",
        "5,ab,'ab' must be one character",
        "6,200,'200' must be a whole number from -128 to 127"
      })
  void text_of_another_type_is_refused(int type, String text, String reason) {
    assertEquals(reason, objection(FakeAttribute.bare("a", type), text));
  }

  @Test
  void lists_follow_the_cardinality() {
    FakeAttribute array = FakeAttribute.bare("a", INTEGER).many(2);
    assertArrayEquals(new Integer[] {1, 2}, (Integer[]) value(array, " 1 , 2 "));
    assertArrayEquals(new Integer[] {}, (Integer[]) value(array, ""));
    FakeAttribute list = FakeAttribute.bare("a", STRING).many(-3);
    assertEquals(List.of("x,y", "z\\"), value(list, "x\\,y,z\\\\"));
    assertEquals("holds more than 2 values", objection(array, "1,2,3"));
    assertEquals("'x' must be a whole number of 32 bits", objection(array, "1,x"));
    FakeAttribute unlimited = FakeAttribute.bare("a", STRING).many(Integer.MIN_VALUE);
    assertEquals(List.of("1", "2", "3", "4", "5"), value(unlimited, "1,2,3,4,5"));
  }

  @Test
  void limits_and_options_are_kept() {
    FakeAttribute port = FakeAttribute.bare("a", INTEGER).between(1, 10);
    assertEquals("'11' is not allowed: more than 10", objection(port, "11"));
    assertEquals("'0' is not allowed: less than 1", objection(port, "0"));
    FakeAttribute mode = FakeAttribute.bare("a", STRING).oneOf("on", "off");
    assertEquals("'no' must be one of on, off", objection(mode, "no"));
    assertEquals("on", value(mode, "on"));
  }

  @Test
  void secrets_appear_in_no_reason() {
    FakeAttribute limited =
        new FakeAttribute("a", PASSWORD, 0, null, null, text -> text + " is too short");
    assertEquals("is not allowed", objection(limited, "hunter2"));
    assertEquals(
        "must be a whole number of 32 bits",
        objection(FakeAttribute.bare(".a", INTEGER), "hunter2"));
  }

  @Test
  void secrets_are_passwords_and_names_with_a_dot() {
    Schema schema = schema(FakeAttribute.bare("p", PASSWORD), FakeAttribute.bare("q", STRING));
    assertTrue(schema.secret("p"));
    assertFalse(schema.secret("q"));
    assertTrue(schema.secret(".free"));
  }

  @Test
  void unknown_settings_are_refused_with_the_likely_name() {
    Schema schema =
        schema(FakeAttribute.of("port", INTEGER, "1"), FakeAttribute.of("title", STRING, ""));
    assertEquals(
        List.of(
            new Checked.Objection("Port", "unknown setting, did you mean port"),
            new Checked.Objection("titl", "unknown setting, did you mean title"),
            new Checked.Objection("zzzzzz", "unknown setting")),
        schema.check(new TreeMap<>(Map.of("Port", "1", "titl", "x", "zzzzzz", "x"))).objections());
  }

  @Test
  void what_has_no_default_must_be_set() {
    Schema schema =
        schema(FakeAttribute.bare("device", STRING), FakeAttribute.of("baud", INTEGER, "9"));
    assertEquals(
        List.of(new Checked.Objection("device", "must be set")),
        schema.check(Map.of("baud", "9")).objections());
  }

  @Test
  void defaults_are_compared_as_values() {
    Schema schema =
        schema(
            FakeAttribute.of("port", INTEGER, "8443"),
            FakeAttribute.bare("names", STRING).many(5, "a", "b"));
    assertTrue(schema.isDefault("port", "08443"));
    assertFalse(schema.isDefault("port", "8444"));
    assertFalse(schema.isDefault("port", "x"));
    assertTrue(schema.isDefault("names", "a, b"));
    assertFalse(schema.isDefault("names", "b,a"));
    assertFalse(schema.isDefault("other", ""));
  }
}
