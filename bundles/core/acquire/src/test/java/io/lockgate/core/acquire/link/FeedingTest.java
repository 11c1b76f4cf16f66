// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.MemoryModels;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Devices that send by themselves. */
class FeedingTest {
  private final Field field = new Field();

  private Consumer<List<Reading>> sink() {
    return Objects.requireNonNull(field.driver.device("d").sink);
  }

  private static List<Reading> pushed(long value) {
    return List.of(Reading.of(PointId.of("d/pushed"), Value.of(value)));
  }

  @Test
  void what_a_device_sends_is_scaled_and_published_until_the_link_is_lost_and_again_after() {
    field.driver.capabilities.add(Capability.SUBSCRIBE);
    field.models.put(
        "m",
        List.of(new PollGroup("fast", Duration.ofSeconds(1))),
        List.of(
            MemoryModels.point("p", "fast", 1, Limits.NONE),
            MemoryModels.point("pushed", "", 0.1, Limits.NONE)));
    field.link("bus");
    field.device("d", "bus", "m");
    field.pass(Duration.ofSeconds(1));
    assertEquals(Quality.NOT_READ_YET, field.bus.quality("d/pushed"));
    Consumer<List<Reading>> first = sink();
    first.accept(pushed(15));
    assertEquals("1.5", field.bus.latest("d/pushed").value().text());
    Objects.requireNonNull(field.driver.links.get("bus")).breaks();
    assertEquals(1, field.driver.count("feed ends"));
    assertEquals(2, field.driver.count("subscribe d 1"), "connected again at once");
    first.accept(pushed(99));
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("d/pushed"), "the old feed is deaf");
    sink().accept(pushed(20));
    assertEquals("2.0", field.bus.latest("d/pushed").value().text());
    field.removeDevice("d");
    assertEquals(2, field.driver.count("feed ends"));
  }
}
