// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.StateStore;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

class ComponentTestTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final MemoryStateStore store = new MemoryStateStore();

  private ComponentTest<Sample> sample() {
    return ComponentTest.of(Sample.class).with(store).with(new FakeClock());
  }

  @Test
  void references_and_settings_arrive_and_the_life_cycle_is_in_order() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    RoleAccessControl access = new RoleAccessControl();
    Runnable one = runs::incrementAndGet;
    Runnable other = runs::incrementAndGet;
    ComponentTest<Sample> test =
        sample().with(access).with(one).with(other).property("lockgate.data", "/data");
    Sample sample = test.activate();
    assertSame(store, sample.store);
    assertSame(access, sample.access.orElseThrow());
    assertEquals("/data", sample.data);
    assertEquals(List.of("arrived", "arrived", "start"), sample.events);
    test.deactivate();
    assertEquals(List.of("arrived", "arrived", "start", "stop", "gone", "gone"), sample.events);
    assertEquals(4, runs.get());
  }

  @Test
  void settings_have_defaults_and_are_converted_from_text() throws Exception {
    Sample.Config config = sample().activate().config;
    assertEquals(502, config.port());
    assertEquals("eth1", config.zone_name());
    assertEquals(false, config.on());
    assertArrayEquals(new String[] {"a", "b"}, config.peers());
    Sample.Config given =
        sample()
            .config("port", "5020")
            .config("zone.name", "vpn")
            .config("on", "true")
            .config("unit", "DAYS")
            .config("peers", List.of("x"))
            .activate()
            .config;
    assertEquals(5020, given.port());
    assertEquals("vpn", given.zone_name());
    assertTrue(given.on());
    assertEquals(TimeUnit.DAYS, given.unit());
    assertArrayEquals(new String[] {"x"}, given.peers());
  }

  @Test
  void mistakes_of_the_test_are_named() {
    assertMessage("no attribute 'prot'", sample().config("prot", 1));
    assertMessage("attribute 'port'", sample().config("port", "many"));
    assertMessage("needs one " + StateStore.class.getName(), ComponentTest.of(Sample.class));
    assertMessage("there are 2", sample().with(new MemoryStateStore()));
  }

  private static void assertMessage(String part, ComponentTest<?> test) {
    Exception mistake = assertThrows(IllegalArgumentException.class, test::activate);
    assertTrue(String.valueOf(mistake.getMessage()).contains(part), mistake::toString);
  }

  @Test
  void bind_methods_get_the_properties_they_ask_for() throws Exception {
    Runnable named = () -> {};
    ComponentTest<Naming> test = ComponentTest.of(Naming.class).with(named, Map.of("id", "a"));
    Naming component = test.activate();
    test.deactivate();
    assertEquals(List.of("+a", "-a"), component.events);
  }

  /** Wants to know how its services are called. */
  @Component(service = Naming.class)
  public static final class Naming {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, unbind = "goes")
    void comes(Runnable service, Map<String, Object> properties) {
      events.add("+" + properties.get("id"));
      service.run();
    }

    void goes(Runnable service, Map<String, Object> properties) {
      events.add("-" + properties.get("id"));
      service.run();
    }
  }

  @Test
  void what_the_component_throws_comes_out_as_it_is() {
    assertThrows(IOException.class, () -> sample().config("port", -1).activate());
  }

  @Test
  void property_names_follow_the_specification() {
    assertEquals("my.prop", ConfigProxy.key("my_prop"));
    assertEquals("my_prop", ConfigProxy.key("my__prop"));
    assertEquals("my-prop", ConfigProxy.key("my$_$prop"));
    assertEquals("new", ConfigProxy.key("$new"));
  }

  @Test
  void a_clean_component_survives_a_thousand_cycles() throws Exception {
    sample().cycle(1_000);
  }

  @Test
  void a_component_that_stays_registered_somewhere_is_caught() {
    Leaking.HELD.clear();
    ComponentTest<Leaking> test = ComponentTest.of(Leaking.class).patience(SHORT);
    AssertionError leak = assertThrows(AssertionError.class, () -> test.cycle(20));
    assertTrue(
        String.valueOf(leak.getMessage()).contains("20 of 20 objects are still held"),
        leak::toString);
    Leaking.HELD.clear();
  }

  /** Adds itself to a list and never takes itself out. */
  @Component(service = Leaking.class)
  public static final class Leaking {
    static final List<Object> HELD = new CopyOnWriteArrayList<>();

    @Activate
    public Leaking() {
      HELD.add(this);
    }
  }

  @Test
  void a_thread_that_outlives_its_component_is_caught() {
    ComponentTest<Running> test = ComponentTest.of(Running.class).patience(SHORT);
    AssertionError leak = assertThrows(AssertionError.class, () -> test.cycle(3));
    assertTrue(String.valueOf(leak.getMessage()).contains("threads are left"), leak::toString);
    Running.STOP.countDown();
  }

  /** Starts a thread that it never ends. */
  @Component(service = Running.class)
  public static final class Running {
    static final CountDownLatch STOP = new CountDownLatch(1);

    @Activate
    void start() {
      Thread thread = new Thread(Running::await, "outliving");
      thread.setDaemon(true);
      thread.start();
    }

    @Deactivate
    void stop() {}

    private static void await() {
      try {
        STOP.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
