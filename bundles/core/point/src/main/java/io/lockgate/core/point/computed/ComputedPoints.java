// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.PointDirectory.Declaration;
import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.core.point.PointTimer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the computed points running as their definitions come and go. A point that depends on itself, or has the address
 * of another computed point, shows {@link Quality#CONFIGURATION}; a device name that somebody else has is left to them.
 * Thread-safe; definitions are taken one at a time.
 */
@Component(
    service = {},
    immediate = true)
public final class ComputedPoints {
  private static final Logger LOG = LoggerFactory.getLogger(ComputedPoints.class);

  private final PointDirectory directory;
  private final PointBus bus;
  private final PointImage image;
  private final PointTimer timer;
  private final List<Definition> definitions = new ArrayList<>();
  private final Map<String, Declared> devices = new HashMap<>();
  private final Map<PointId, Running> running = new ConcurrentHashMap<>();
  private boolean stopped;

  private record Declared(List<Entry> entries, Declaration declaration) {}

  /** A definition and what runs for it; nothing for one that cannot work. */
  private record Running(Definition definition, boolean cyclic, @Nullable RunningPoint point) {
    void stop() {
      if (point != null) {
        point.stop();
      }
    }
  }

  @Activate
  public ComputedPoints(
      @Reference PointDirectory directory,
      @Reference PointBus bus,
      @Reference PointImage image,
      @Reference PointTimer timer) {
    this.directory = directory;
    this.bus = bus;
    this.image = image;
    this.timer = timer;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "gone")
  synchronized void defined(Definition definition) {
    definitions.add(definition);
    renew(definition.id().device());
  }

  synchronized void gone(Definition definition) {
    definitions.remove(definition);
    renew(definition.id().device());
  }

  @Deactivate
  synchronized void stop() {
    stopped = true;
    running.values().forEach(Running::stop);
    devices.values().forEach(each -> each.declaration().close());
  }

  /** Brings the points of a device, and all cycles, in line with the definitions. */
  private void renew(String device) {
    if (stopped) {
      return;
    }
    Map<PointId, Definition> wanted = new HashMap<>();
    for (Definition each : definitions) {
      if (wanted.putIfAbsent(each.id(), each) != null) {
        LOG.error("{} is defined twice; the first definition counts", each.id());
      }
    }
    if (declare(device, wanted)) {
      run(wanted);
    }
  }

  /** Declares the points of a device. Returns false when somebody else has the name. */
  private boolean declare(String device, Map<PointId, Definition> wanted) {
    List<Entry> entries =
        wanted.values().stream()
            .map(Definition::entry)
            .filter(entry -> entry.id().device().equals(device))
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList();
    Declared before = devices.get(device);
    List<Entry> present = directory.of(device);
    if (!present.equals(before == null ? List.of() : before.entries())) {
      LOG.error("{} is the name of a device that is read; points cannot be computed there", device);
      return false;
    }
    if (entries.isEmpty()) {
      devices.remove(device);
      if (before != null) {
        before.declaration().close();
      }
    } else {
      Declaration declared = directory.declare(device, entries, new ComputedAccess(this::now));
      devices.put(device, new Declared(entries, declared));
    }
    return true;
  }

  private void run(Map<PointId, Definition> wanted) {
    Map<PointId, List<PointId>> inputs =
        wanted.values().stream().collect(Collectors.toMap(Definition::id, Definition::inputs));
    running.values().removeIf(each -> ended(each, wanted, inputs));
    for (Definition each : wanted.values()) {
      if (!running.containsKey(each.id()) && devices.containsKey(each.id().device())) {
        running.put(each.id(), start(each, Cycles.reachesItself(each.id(), inputs)));
      }
    }
  }

  private static boolean ended(
      Running each, Map<PointId, Definition> wanted, Map<PointId, List<PointId>> inputs) {
    PointId id = each.definition().id();
    boolean same =
        each.definition() == wanted.get(id) && each.cyclic() == Cycles.reachesItself(id, inputs);
    if (!same) {
      each.stop();
    }
    return !same;
  }

  private Running start(Definition definition, boolean cyclic) {
    if (cyclic) {
      LOG.error("{} depends on itself: it is not computed", definition.id());
    }
    if (cyclic || definition.expression().isEmpty()) {
      publish(definition, Reading.bad(definition.id(), Quality.CONFIGURATION));
      return new Running(definition, cyclic, null);
    }
    Calculation calculation =
        new Calculation(definition.id(), definition.expression().orElseThrow());
    return new Running(
        definition,
        false,
        RunningPoint.start(
            definition.entry().period(),
            Set.copyOf(definition.inputs()),
            bus,
            timer,
            () -> publish(definition, calculation.of(image))));
  }

  /** Publishes, unless somebody else has taken the device's name meanwhile. */
  private void publish(Definition definition, Reading reading) {
    if (directory.find(definition.id()).filter(definition.entry()::equals).isPresent()) {
      bus.publish(List.of(reading));
    }
  }

  /** The point as it is now, published too. */
  private Reading now(PointId point) {
    Running found = running.get(point);
    if (found == null || found.point() == null) {
      return Reading.bad(point, Quality.CONFIGURATION);
    }
    Definition definition = found.definition();
    Reading reading = new Calculation(point, definition.expression().orElseThrow()).of(image);
    publish(definition, reading);
    return reading;
  }
}
