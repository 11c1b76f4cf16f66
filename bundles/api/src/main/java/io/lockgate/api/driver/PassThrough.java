// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The raw way from a server above to a device: shares the link's queue with polling and writes, so that the bus keeps
 * one master. Policy (routes, read-only, allow-lists) is the caller's. Thread-safe, does not block.
 */
@ProviderType
public interface PassThrough {
  /**
   * Sends a request when its turn comes. Sources take turns, so that none is starved; requests of one source keep their
   * order.
   *
   * @return the reply unchanged. Fails with {@link DriverException.Busy} when the queue is full,
   *     {@link DriverException.NotConnected} when there is no such link or it is down,
   *     {@link DriverException.Expired} when its time was over before its turn, {@link DriverException.NotSupported}
   *     when the driver does not do this, else as {@link Link#exchange}
   */
  CompletionStage<ByteBuffer> exchange(Request request);

  /**
   * What is to be sent.
   *
   * @param link id of the link
   * @param address of the device on the link, in the words of the driver
   * @param payload without framing
   * @param source who asks, for fairness and trace: a connection or an identity id
   * @param timeToLive time from the call after which it is not sent any more, 1 ms to 320 s
   */
  record Request(
      String link, String address, ByteBuffer payload, String source, Duration timeToLive) {
    public Request {
      if (timeToLive.toMillis() < 1 || timeToLive.toMillis() > 320_000) {
        throw new IllegalArgumentException("time to live must be 1 ms to 320 s: " + timeToLive);
      }
      payload = payload.asReadOnlyBuffer();
    }
  }
}
