// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.sunspec;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.driver.modbus.points.Space;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.wire.Ask;
import io.lockgate.driver.modbus.wire.Reads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One walk along the chain: the mark {@code SunS} at 40000, 0 or 50000, then id and length of each model, up to the id
 * 65535 or the first address that the device refuses. Can be broken off by a failure and gone on with. One caller at a
 * time; what was found is seen by whoever sees the stage complete.
 */
final class ChainWalk {
  private static final int[] BASES = {40_000, 0, 50_000};
  private static final int MARK_HIGH = 0x5375;
  private static final int MARK_LOW = 0x6E53;
  private static final int HEADER = 2;
  private static final int LAST_ID = 0xFFFF;
  private static final int END = 0x1_0000;
  private static final int MOST_MODELS = 256;

  private final Unit unit;
  private final Map<Integer, Place> places = new LinkedHashMap<>();
  private int base;
  private int next;
  private int count;
  private volatile boolean complete;

  ChainWalk(Unit unit) {
    this.unit = unit;
  }

  boolean complete() {
    return complete;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** The first model in the chain that has one of the ids. */
  Place place(List<Integer> models) {
    for (Map.Entry<Integer, Place> each : places.entrySet()) {
      if (models.contains(each.getKey())) {
        return each.getValue();
      }
    }
    return Place.NONE;
  }

  /** Goes on to the end; completes with itself. */
  CompletionStage<ChainWalk> goOn(Deadline deadline) {
    if (complete) {
      return CompletableFuture.completedFuture(this);
    }
    CompletionStage<Boolean> step = next == 0 ? mark(deadline) : header(deadline);
    return step.thenCompose(
        more -> {
          complete = !more;
          return goOn(deadline);
        });
  }

  /** Looks for the mark at one base; completes with whether there is more to do. */
  private CompletionStage<Boolean> mark(Deadline deadline) {
    int address = BASES[base];
    return asked(unit, address, HEADER, deadline)
        .thenApply(
            registers -> {
              if (registers.registers() == HEADER
                  && registers.register(0) == MARK_HIGH
                  && registers.register(1) == MARK_LOW) {
                next = address + HEADER;
                return true;
              }
              base++;
              return base < BASES.length;
            });
  }

  private CompletionStage<Boolean> header(Deadline deadline) {
    int address = next;
    return asked(unit, address, HEADER, deadline)
        .thenApply(
            registers -> {
              if (registers.registers() < HEADER || registers.register(0) == LAST_ID) {
                return false;
              }
              int length = registers.register(1);
              places.putIfAbsent(registers.register(0), new Place(address + HEADER, length));
              next = address + HEADER + length;
              count++;
              return next + HEADER <= END && count < MOST_MODELS;
            });
  }

  /** Reads holding registers; nothing when the device refuses them. */
  static CompletionStage<Octets> asked(Unit unit, int address, int registers, Deadline deadline) {
    return read(unit, address, registers, deadline)
        .exceptionallyCompose(
            failure ->
                DriverException.in(failure) instanceof DriverException.Refused
                    ? CompletableFuture.completedFuture(Octets.EMPTY)
                    : CompletableFuture.failedFuture(failure));
  }

  /** Reads holding registers. */
  static CompletionStage<Octets> read(Unit unit, int address, int registers, Deadline deadline) {
    return unit.ask(Ask.of(Reads.request(Space.HOLDING, address, registers)), deadline)
        .thenApply(Reads::data);
  }
}
