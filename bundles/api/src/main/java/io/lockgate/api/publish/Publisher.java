// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import io.lockgate.api.point.PointId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes samples to somewhere above. Registered as a service with {@link #ID}, one for each destination, while its
 * component is active; its cursor is kept under that id.
 *
 * <p>Division of labour: the publisher connects, encodes and sends, and says what was taken. The gateway keeps the
 * cursor, makes batches, repeats, backs off, counts. Stages fail with {@link PublishException}; any other throwable is a
 * defect, counted and treated as {@link PublishException.Kind#UNREACHABLE}. No method may block.
 */
@ConsumerType
public interface Publisher {
  /**
   * Service property: the id of the destination, the service's and its own, {@code mqtt-plant}; same characters as a device
   * name.
   */
  String ID = "gateway.publisher";

  /** Whether samples of a point go there; constant for a registration. Others are passed over. */
  boolean wants(PointId point);

  /** Most samples in a batch, 1 to 100,000; constant. */
  int maxBatch();

  /** Most batches on their way at a time, 1 to 64; more than 1 only where the order of arrival is kept. Constant. */
  default int maxInFlight() {
    return 1;
  }

  /** How long a batch may take, 1 s to 1 h; constant. More than the usual only for those who move large files. */
  default Duration patience() {
    return Duration.ofSeconds(30);
  }

  /**
   * Delivers a batch; connects when needed. A batch whose fate is unknown (connection lost, gateway restarted) comes
   * again, whole or in other parts: each sample at least once, told apart by point and sequence. After the service is
   * unregistered it is not called again, and open stages must fail.
   *
   * @param within time after which the gateway counts it as failed
   * @return completes when the other side has taken it for good, never before
   */
  CompletionStage<Acknowledgement> publish(Batch batch, Duration within);

  /**
   * Tries the way there without sending samples, when an operator asks.
   *
   * @return one sentence on what was found; fails as {@link #publish} does
   */
  CompletionStage<String> test(Duration within);
}
