// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.sunspec;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.driver.modbus.unit.Unit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The models of a SunSpec device: found when they are first needed, and again after a loss. What is known of a walk that
 * was broken off is kept for the next one. A device that turns out to have no models is asked again after a minute.
 * Thread-safe.
 */
public final class ModelChain {
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  private final Unit unit;
  private final GatewayClock clock;
  private final Map<Integer, Integer> scales = new ConcurrentHashMap<>();
  private @Nullable ChainWalk walk;
  private @Nullable CompletableFuture<ChainWalk> walking;
  private int generation;
  private long begun;

  public ModelChain(Unit unit, GatewayClock clock) {
    this.unit = unit;
    this.clock = clock;
  }

  /**
   * Finds a model.
   *
   * @param models ids; the first model of the device that has one of them
   * @return where it is, {@link Place#length} 0 when the device has none; fails when the device does not answer
   */
  public CompletionStage<Place> locate(List<Integer> models, Deadline deadline) {
    return walked(deadline).thenApply(done -> done.place(models));
  }

  private CompletionStage<ChainWalk> walked(Deadline deadline) {
    CompletableFuture<ChainWalk> promise = new CompletableFuture<>();
    ChainWalk known;
    synchronized (this) {
      CompletableFuture<ChainWalk> now = walking;
      if (now != null && !now.isDone()) {
        return now;
      }
      known = current();
      walking = promise;
    }
    known
        .goOn(deadline)
        .whenComplete(
            (done, failed) -> {
              if (failed == null) {
                promise.complete(done);
              } else {
                promise.completeExceptionally(DriverException.in(failed));
              }
            });
    return promise;
  }

  private synchronized ChainWalk current() {
    ChainWalk known = walk;
    if (known == null || generation != unit.generation() || worthAnotherLook(known)) {
      known = new ChainWalk(unit);
      walk = known;
      generation = unit.generation();
      begun = clock.monotonicNanos();
      scales.clear();
    }
    return known;
  }

  private boolean worthAnotherLook(ChainWalk known) {
    return known.complete()
        && known.isEmpty()
        && clock.monotonicNanos() - begun >= ASK_AGAIN.toNanos();
  }

  /**
   * Reads a part of a model.
   *
   * @param models as for {@link #locate}
   * @param start offset of the first register
   * @param length registers, at most 125
   * @param scaleOffsets offsets of the scale factors that are needed
   * @return what there is: nothing when the device has no such model; fails when the device does not answer
   */
  public CompletionStage<ModelData> read(
      List<Integer> models, int start, int length, List<Integer> scaleOffsets, Deadline deadline) {
    return locate(models, deadline)
        .thenCompose(place -> part(place, start, length, scaleOffsets, deadline))
        .whenComplete(
            (data, failed) -> {
              if (failed != null && !isAnswer(failed)) {
                forget();
              }
            });
  }

  private CompletionStage<ModelData> part(
      Place place, int start, int length, List<Integer> scaleOffsets, Deadline deadline) {
    int there = Math.min(length, place.length() - start);
    if (there < 1) {
      return CompletableFuture.completedFuture(new ModelData(start, Octets.EMPTY, Map.of()));
    }
    return ChainWalk.read(unit, place.address() + start, there, deadline)
        .thenCompose(
            registers -> {
              for (int offset : scaleOffsets) {
                if (offset >= start && offset < start + there) {
                  scales.put(
                      place.address() + offset, (int) (short) registers.register(offset - start));
                }
              }
              return scales(place, scaleOffsets, deadline)
                  .thenApply(factors -> new ModelData(start, registers, factors));
            });
  }

  /** Scale factors, those that are not known read one by one. */
  private CompletionStage<Map<Integer, Integer>> scales(
      Place place, List<Integer> offsets, Deadline deadline) {
    CompletionStage<Map<Integer, Integer>> all = CompletableFuture.completedFuture(new HashMap<>());
    for (int offset : offsets) {
      if (place.holds(offset, 1)) {
        all =
            all.thenCompose(
                found ->
                    scale(place.address() + offset, deadline)
                        .thenApply(
                            factor -> {
                              found.put(offset, factor);
                              return found;
                            }));
      }
    }
    return all;
  }

  /** The scale factor at an address, read if it is not known; none when the device refuses it. */
  public CompletionStage<Integer> scale(int address, Deadline deadline) {
    Integer known = scales.get(address);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    return ChainWalk.asked(unit, address, 1, deadline)
        .thenApply(
            registers -> {
              int factor =
                  registers.registers() == 1 ? (short) registers.register(0) : ScaleFactor.NONE;
              scales.put(address, factor);
              return factor;
            });
  }

  /** The device did not answer: it may be another one when it does again. */
  private synchronized void forget() {
    walk = null;
  }

  private static boolean isAnswer(Throwable failure) {
    return DriverException.in(failure) instanceof DriverException.Refused;
  }
}
