// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.security.Identity;
import io.lockgate.core.model.schema.Good;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class ModelLibraryServiceTest {
  private final CollectingAuditLog audit = new CollectingAuditLog();
  @TempDir Path etc = Path.of("");

  private ComponentTest<ModelLibraryService> component() {
    Bundle bundle =
        fake(
            Bundle.class,
            (proxy, method, arguments) ->
                Collections.enumeration(
                    List.of("models/pulse-io.yaml", "models/three-phase-meter.yaml")));
    BundleContext context =
        fake(
            BundleContext.class,
            (proxy, method, arguments) ->
                method.getName().equals("getBundle") ? bundle : etc.toString());
    return ComponentTest.of(ModelLibraryService.class)
        .with(context)
        .with(new MemoryStateStore())
        .with(audit);
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            ModelLibraryServiceTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Objects to every model. */
  private record Strict() implements Driver {
    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public List<ModelProblem> check(DeviceModel model) {
      return List.of(ModelProblem.at("points/P/address", "no such space"));
    }

    @Override
    public Link open(LinkSpec spec, LinkContext context) throws DriverException {
      throw new DriverException.NotConnected("never");
    }
  }

  @Test
  void shipped_models_are_there_at_once_and_the_operator_s_soon() throws Exception {
    ComponentTest<ModelLibraryService> test = component();
    ModelLibraryService library = test.activate();
    assertEquals(2, library.models().size());
    Files.writeString(Files.createDirectories(etc.resolve("models")).resolve("g.yaml"), Good.MODEL);
    await().until(() -> library.find("good-meter").isPresent());
    test.deactivate();
  }

  @Test
  void a_driver_s_objections_count_while_it_runs() throws Exception {
    ComponentTest<ModelLibraryService> test = component();
    ModelLibraryService library = test.activate();
    Driver driver = new Strict();
    Map<String, Object> properties = Map.of(Driver.ID, "modbus");
    library.driverArrived(driver, properties);
    assertEquals(
        "18:14: points/P/address: no such space", library.validate(Good.MODEL).get(0).toString());
    library.driverGone(driver, properties);
    assertEquals(List.of(), library.validate(Good.MODEL));
    test.deactivate();
  }

  @Test
  void taking_in_and_forgetting_are_audited() throws Exception {
    ComponentTest<ModelLibraryService> test = component();
    ModelLibraryService library = test.activate();
    library.keep(Good.MODEL, Identity.SYSTEM);
    assertTrue(library.forget("good-meter", Identity.SYSTEM));
    assertEquals(
        List.of("MODEL_KEPT good-meter", "MODEL_FORGOTTEN good-meter"),
        audit.events().stream().map(event -> event.type() + " " + event.id()).toList());
    test.deactivate();
  }

  @Test
  void nothing_is_left_behind() throws Exception {
    component().cycle(200);
  }
}
