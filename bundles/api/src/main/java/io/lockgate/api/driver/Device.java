// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.model.Identification;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something reachable over a link. Threading and failures as for {@link Link}. All stages fail with
 * {@link DriverException.NotConnected} while the link is down, {@link DriverException.Lost} when it breaks meanwhile,
 * {@link DriverException.TimedOut} when the device is silent until the deadline, {@link DriverException.Closed} after
 * close.
 */
@ConsumerType
public interface Device {
  /**
   * Prepares reading some points, once, to be run many times. No input or output; works while not connected and is kept
   * over a lost connection. Several plans of a device stand side by side; the same points may be in more than one.
   *
   * @param points at least one
   * @throws DriverException.BadSetting an address or option cannot work; {@link Driver#check} would have said so
   * @throws DriverException.Closed after close
   */
  ReadPlan prepare(List<DevicePoint> points) throws DriverException;

  /**
   * Writes one value, once: no retry here or elsewhere. Needs {@link Capability#WRITE}.
   *
   * @param value as the device holds it: scale and offset are undone, the type fits; missing: give the value back to
   *     whatever ruled it before (only for protocols that know this)
   * @param priority 1 to 16, for protocols that know priorities
   * @return completes when the device has taken it; fails with {@link DriverException.Refused} when it answers that it
   *     does not. {@link DriverException#maybeDone} of the failure decides what the caller is told
   */
  default CompletionStage<Void> write(
      DevicePoint point, Value value, int priority, Deadline deadline) {
    return DriverException.failed(new DriverException.NotSupported(Capability.WRITE));
  }

  /**
   * Lets the device send by itself. Needs {@link Capability#SUBSCRIBE}. A lost connection ends the feed; the framework
   * subscribes again after it has connected again.
   *
   * @param sink takes readings, from any thread, without blocking; nothing may follow once the feed is closed
   * @return the feed, running; fails with {@link DriverException.Refused} when the device does not do it
   */
  default CompletionStage<Feed> subscribe(
      List<DevicePoint> points, Consumer<List<Reading>> sink, Deadline deadline) {
    return DriverException.failed(new DriverException.NotSupported(Capability.SUBSCRIBE));
  }

  /**
   * Asks who is there. Needs {@link Capability#DISCOVER}.
   *
   * @return what it says about itself, all fields empty when it answers but says nothing. Silence is a failure like any
   *     other
   */
  default CompletionStage<Identification> identify(Deadline deadline) {
    return DriverException.failed(new DriverException.NotSupported(Capability.DISCOVER));
  }

  /**
   * Forgets the device; the link and its other devices go on. Plans and feeds of it end, open stages fail with
   * {@link DriverException.Closed}. Without effect the second time, or after the link was closed. Never throws.
   */
  default void close() {}

  /** Values that come by themselves. */
  interface Feed {
    /** Ends it; nothing is handed over after return. Without effect the second time. Never throws, does not block. */
    void close();
  }
}
