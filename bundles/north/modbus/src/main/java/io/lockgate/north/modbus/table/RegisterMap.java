// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Sample;
import io.lockgate.codec.modbus.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers laid out in slots that do not overlap. Immutable. */
public final class RegisterMap {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterMap.class);

  private final Slot[] slots;
  private final List<PointId> points;

  /** For each slot, and after the last, how many points lie before it. */
  private final int[] pointsBefore;

  private RegisterMap(List<Slot> sorted) {
    this.slots = sorted.toArray(Slot[]::new);
    this.pointsBefore = new int[slots.length + 1];
    List<PointId> mapped = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      pointsBefore[i] = mapped.size();
      if (slots[i] instanceof MappedPoint each) {
        mapped.add(each.point());
      }
    }
    pointsBefore[slots.length] = mapped.size();
    this.points = List.copyOf(mapped);
  }

  /** Lays out slots; one that overlaps another before it in the lists is left out, and the log says so. */
  public static RegisterMap of(List<Slot> own, List<MappedPoint> mapped) {
    List<Slot> placed = new ArrayList<>(own);
    for (MappedPoint each : mapped) {
      if (placed.stream().anyMatch(o -> each.start() < o.end() && o.start() < each.end())) {
        LOG.error("point {} is left out: register {} is taken", each.point(), each.start());
      } else {
        placed.add(each);
      }
    }
    placed.sort(Comparator.comparingInt(Slot::start));
    return new RegisterMap(placed);
  }

  /**
   * Reads registers, all points of one moment.
   *
   * @param image where points are read; null: they have no value
   * @return empty when not all of them exist
   */
  public Optional<Octets> read(int address, int quantity, @Nullable PointImage image) {
    int end = address + quantity;
    int first = indexOf(address);
    int after = first;
    for (int next = address; next < end; after++) {
      if (after < 0 || after >= slots.length || slots[after].start() > next) {
        return Optional.empty();
      }
      next = slots[after].end();
    }
    int firstPoint = pointsBefore[first];
    List<PointId> asked = points.subList(firstPoint, pointsBefore[after]);
    List<Sample> samples = image == null || asked.isEmpty() ? List.of() : image.read(asked);
    byte[] bytes = new byte[2 * quantity];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    for (int i = first; i < after; i++) {
      int number = pointsBefore[i] - firstPoint;
      put(slots[i], number < samples.size() ? samples.get(number) : null, target, address, end);
    }
    return Optional.of(Octets.owning(bytes));
  }

  private static void put(
      Slot slot, @Nullable Sample sample, ByteBuffer target, int address, int end) {
    if (slot.start() >= address && slot.end() <= end) {
      show(slot, sample, target, slot.start() - address);
      return;
    }
    ByteBuffer whole = ByteBuffer.allocate(2 * slot.length());
    show(slot, sample, whole, 0);
    int from = Math.max(address, slot.start());
    int count = Math.min(end, slot.end()) - from;
    target.put(2 * (from - address), whole, 2 * (from - slot.start()), 2 * count);
  }

  private static void show(Slot slot, @Nullable Sample sample, ByteBuffer target, int register) {
    if (slot instanceof MappedPoint mapped && sample != null) {
      mapped.type().put(target, register, mapped.order(), sample);
    } else {
      slot.put(target, register);
    }
  }

  /** The slot that an address lies in; -1 for none. */
  private int indexOf(int address) {
    int low = 0;
    int high = slots.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Slot slot = slots[middle];
      if (address < slot.start()) {
        high = middle - 1;
      } else if (address >= slot.end()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /**
   * The points that fill registers exactly.
   *
   * @return empty when a register does not exist, is not writable, or only a part of a point is meant
   */
  public List<MappedPoint> writable(int address, int quantity) {
    List<MappedPoint> found = new ArrayList<>();
    int next = address;
    for (int i = indexOf(address); next < address + quantity; i++) {
      if (i < 0
          || i >= slots.length
          || slots[i].start() != next
          || !(slots[i] instanceof MappedPoint point)
          || !point.writable()) {
        return List.of();
      }
      found.add(point);
      next = point.end();
    }
    return next == address + quantity ? found : List.of();
  }
}
