// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.lockgate.core.config.fakes.FakeConfigurationAdmin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

class ConfigAdminTargetTest {
  private final FakeConfigurationAdmin admin = new FakeConfigurationAdmin();
  private final ConfigAdminTarget target = new ConfigAdminTarget(admin);

  private void bring(Map<String, Map<String, Object>> wanted) {
    assertEquals(List.of(), target.bring(wanted, pid -> pid.startsWith("io.lockgate.")));
  }

  @Test
  void only_what_differs_is_updated() {
    bring(Map.of("io.lockgate.a", Map.of("x", 1), "io.lockgate.b", Map.of("l", new Integer[] {1})));
    assertEquals(2, admin.updates());
    bring(Map.of("io.lockgate.a", Map.of("x", 2), "io.lockgate.b", Map.of("l", new Integer[] {1})));
    assertEquals(3, admin.updates());
    assertEquals(2, admin.value("io.lockgate.a", "x"));
  }

  @Test
  void what_is_no_longer_wanted_is_deleted_and_others_are_never_touched() throws Exception {
    admin.getConfiguration("org.apache.x").update(FrameworkUtil.asDictionary(Map.of("x", 1)));
    bring(Map.of("io.lockgate.a", Map.of("x", 1)));
    bring(Map.of());
    assertNull(admin.properties("io.lockgate.a"));
    assertNotNull(admin.properties("org.apache.x"));
    assertEquals(1, admin.deletions());
  }

  @Test
  void factory_instances_keep_their_names() {
    bring(Map.of("io.lockgate.link~bus1", Map.of("x", 1)));
    assertEquals("io.lockgate.link", admin.value("io.lockgate.link~bus1", "service.factoryPid"));
    bring(Map.of("io.lockgate.link~bus1", Map.of("x", 1)));
    assertEquals(1, admin.updates());
  }

  @Test
  void a_refusal_is_a_problem_and_no_more() {
    admin.fail(true);
    assertEquals(1, target.bring(Map.of("io.lockgate.a", Map.of("x", 1)), pid -> true).size());
  }
}
