// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears of alarms: e-mail, MQTT, the pages. Registered as a service. */
@ConsumerType
@FunctionalInterface
public interface AlarmListener {
  /**
   * At least one event, in order of sequence, shelved alarms left out. Called by one thread at a time and only after the
   * events are safe in the journal. It must return quickly; a flood is handed over in larger batches, and what its
   * bounded queue gives up (the oldest) is counted and stays in the journal. A RuntimeException is counted, the batch is
   * not repeated.
   */
  void changed(List<AlarmEvent> events);
}
