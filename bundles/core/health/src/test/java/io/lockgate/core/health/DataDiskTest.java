// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.core.health.DataDisk.Space;
import io.lockgate.testkit.fakes.CollectedFigures;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataDiskTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1000, OK, 100",
    "100, 1000, OK, 10",
    "99, 1000, WARN, 10",
    "20, 1000, WARN, 2",
    "19, 1000, CRITICAL, 2",
    "0, 1000, CRITICAL, 0",
    "0, 0, CRITICAL, 0"
  })
  void the_less_room_the_worse(long free, long size, Status status, int percent) {
    assertEquals(
        new Health(status, percent + " % of the data disk is free"),
        new DataDisk(() -> new Space(free, size)).check());
  }

  @Test
  void room_is_told_in_bytes() {
    assertEquals(
        Map.of("lockgate_data_disk_free_bytes", 5.0, "lockgate_data_disk_size_bytes", 7.0),
        CollectedFigures.of(new DataDisk(() -> new Space(5, 7))));
  }

  @Test
  void disk_that_is_gone_needs_somebody() {
    DataDisk gone =
        new DataDisk(
            () -> {
              throw new IOException("Input/output error");
            });
    assertEquals(Status.CRITICAL, gone.check().status());
    assertTrue(gone.check().detail().contains("Input/output"));
    assertEquals(Map.of(), CollectedFigures.of(gone));
  }
}
