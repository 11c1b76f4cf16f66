// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much room there is where the gateway keeps its data. Thread-safe. */
@Component(property = HealthCheck.NAME + "=disk")
public final class DataDisk implements HealthCheck, MetricSource {
  /** Below this part of the whole it should be looked at. */
  static final double LITTLE = 0.10;

  /** Below this part of the whole it needs somebody. */
  static final double NEARLY_NONE = 0.02;

  private static final Logger LOG = LoggerFactory.getLogger(DataDisk.class);
  private static final double PERCENT = 100;

  private final Room room;

  /** Tells how much room there is. */
  @FunctionalInterface
  interface Room {
    /** Throws IOException when nobody knows. */
    Space now() throws IOException;
  }

  /**
   * Room, in bytes.
   *
   * @param free what the gateway may still use
   * @param size of the whole
   */
  record Space(long free, long size) {
    double part() {
      return size == 0 ? 0 : (double) free / size;
    }
  }

  /** Where the data folder is. */
  @Activate
  public DataDisk(BundleContext context) {
    this(folder(Objects.requireNonNullElse(context.getProperty("lockgate.data"), ".")));
  }

  DataDisk(Room room) {
    this.room = room;
  }

  private static Room folder(String folder) {
    return () -> {
      FileStore store = Files.getFileStore(Path.of(folder));
      return new Space(store.getUsableSpace(), store.getTotalSpace());
    };
  }

  @Override
  public Health check() {
    try {
      Space space = room.now();
      String words = Math.round(space.part() * PERCENT) + " % of the data disk is free";
      if (space.part() < NEARLY_NONE) {
        return new Health(Status.CRITICAL, words);
      }
      return new Health(space.part() < LITTLE ? Status.WARN : Status.OK, words);
    } catch (IOException e) {
      LOG.debug("The data disk does not tell its room", e);
      return new Health(Status.CRITICAL, "the data disk does not answer: " + e.getMessage());
    }
  }

  @Override
  public void collect(MetricSink sink) {
    try {
      Space space = room.now();
      sink.gauge(
          "lockgate_data_disk_free_bytes",
          "Room left where the data are kept.",
          (double) space.free());
      sink.gauge(
          "lockgate_data_disk_size_bytes",
          "Size of where the data are kept.",
          (double) space.size());
    } catch (IOException e) {
      LOG.debug("The data disk does not tell its room", e);
    }
  }
}
