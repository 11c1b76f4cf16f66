// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.publish.Publisher;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySampleLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.PermissiveAccess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicationsLifecycleTest {
  /** The framework calls deactivate first and takes publishers away after it. */
  @Test
  void starting_and_stopping_with_a_publisher_leaves_nothing() throws Exception {
    ComponentTest.of(PublicationsService.class)
        .with(new MemorySampleLog())
        .with(new MemoryStateStore())
        .with(new SystemTime())
        .with(new CollectingAuditLog())
        .with(new PermissiveAccess())
        .with(new Above(10, 1), Map.of(Publisher.ID, "above"))
        .cycle(20);
  }
}
