// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which points there are, what is known about them, and who reaches them. Those who own points declare them here; the
 * image then shows them, and the {@link io.lockgate.api.point.WriteGate} finds its way to them. Thread-safe, does not
 * block.
 */
@ProviderType
public interface PointDirectory {
  /**
   * Makes all points of a device known, not yet read. A second declaration for the same device takes the place of the
   * first: points that are in both keep their samples.
   *
   * @param device first half of the address of all of them
   * @param points names unique; may be empty
   * @param access how they are reached
   * @throws IllegalArgumentException a point belongs to another device, or one occurs twice
   */
  Declaration declare(String device, List<Entry> points, PointAccess access);

  /** What is known about a point; empty when there is none. */
  Optional<Entry> find(PointId point);

  /** The points of a device in the order of their declaration; empty when there is no such device. */
  List<Entry> of(String device);

  /** The devices that have points now, sorted. */
  List<String> devices();

  /**
   * A point.
   *
   * @param id its address
   * @param model its line in the model
   * @param period from one read to the next; zero for points that come by themselves or are only written
   */
  record Entry(PointId id, PointModel model, Duration period) {}

  /** A set of points that is known. */
  interface Declaration {
    /** Takes the points out of the image, unless another declaration has taken its place. Without effect the second time. */
    void close();
  }

  /** The way from a point to its device; values are in the point's unit, scale and offset are applied behind it. */
  interface PointAccess {
    /**
     * Writes once. Goes before polls, by priority; does not block.
     *
     * @return fails with a {@link DriverException}; {@link DriverException.Expired} when its turn did not come in time
     */
    CompletionStage<Void> write(PointId point, Value value, int priority, Deadline deadline);

    /** Reads one point now, before polls; the reading is published too. Fails as {@link #write} does. */
    CompletionStage<Reading> read(PointId point, Deadline deadline);
  }
}
