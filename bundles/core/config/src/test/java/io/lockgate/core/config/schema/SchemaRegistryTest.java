// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.osgi.service.metatype.AttributeDefinition.STRING;

import io.lockgate.core.config.fakes.FakeAttribute;
import io.lockgate.core.config.fakes.FakeBundles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private static final FakeAttribute TEXT = FakeAttribute.of("a", STRING, "");

  private final FakeBundles bundles = new FakeBundles();
  private final SchemaRegistry registry = new SchemaRegistry(bundles::all, bundles);

  @Test
  void bundles_of_the_platform_offer_nothing() {
    bundles.install("org.apache.karaf.x", "io.lockgate.stolen", TEXT);
    bundles.install("com.oem.x", "org.ops4j.pax.web", TEXT);
    registry.refresh();
    assertTrue(registry.of("io.lockgate.stolen").isEmpty());
    assertTrue(registry.of("org.ops4j.pax.web").isEmpty());
  }

  @Test
  void a_factory_pid_needs_an_instance_and_a_single_one_has_none() {
    bundles.installFactory("com.oem.f", "com.oem.f", TEXT).install("com.oem.s", "com.oem.s", TEXT);
    registry.refresh();
    assertTrue(registry.of("com.oem.f~one").isPresent());
    assertTrue(registry.of("com.oem.f").isEmpty());
    assertTrue(registry.of("com.oem.s").isPresent());
    assertTrue(registry.of("com.oem.s~one").isEmpty());
  }

  @Test
  void free_keys_match_their_pattern_and_known_keys_their_attribute() {
    bundles.installFree("com.oem.x", "com.oem.x", "[a-z]+", TEXT.oneOf("on"));
    registry.refresh();
    Schema schema = registry.of("com.oem.x").orElseThrow();
    Checked checked =
        schema.check(new TreeMap<>(Map.of("a", "off", "free", "1", "Not-Free", "2", "b\n", "3")));
    assertEquals(Map.of("free", "1"), checked.values());
    assertEquals(
        List.of("Not-Free", "a", "b\n"),
        checked.objections().stream().map(Checked.Objection::key).toList());
  }

  @Test
  void a_bundle_is_read_once_and_forgotten_when_it_goes() {
    bundles.install("com.oem.x", "com.oem.x", TEXT);
    assertTrue(registry.refresh());
    assertFalse(registry.refresh());
    assertEquals(1, bundles.timesRead());
    bundles.uninstall("com.oem.x");
    assertTrue(registry.refresh());
    assertTrue(registry.of("com.oem.x").isEmpty());
  }

  @Test
  void of_two_bundles_with_one_pid_the_older_wins() {
    bundles.install("com.oem.x", "com.oem.x", FakeAttribute.of("old", STRING, ""));
    bundles.install("com.oem.y", "com.oem.x", FakeAttribute.of("new", STRING, ""));
    registry.refresh();
    Schema schema = registry.of("com.oem.x").orElseThrow();
    assertEquals(List.of(), schema.check(Map.of("old", "x")).objections());
  }
}
