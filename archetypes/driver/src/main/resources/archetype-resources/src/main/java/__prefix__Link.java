// SPDX-License-Identifier: Apache-2.0
package ${package};

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection. Connecting, waiting and time-outs are the transport's, trying again is the framework's. */
final class ${prefix}Link implements Link {
  private final Transport transport;
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean closed;

  ${prefix}Link(Transport transport) {
    this.transport = transport;
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    return transport.connect(deadline);
  }

  @Override
  public Device device(DeviceSpec spec) throws DriverException.Closed {
    requireOpen();
    return new ${prefix}Device(this);
  }

  void requireOpen() throws DriverException.Closed {
    if (closed) {
      throw new DriverException.Closed(false);
    }
  }

  /**
   * Asks the other side.
   *
   * @param words of the request
   * @return words of its answer; fails with {@link DriverException.Refused} when it says no
   */
  CompletionStage<String> ask(String words, Deadline deadline) {
    int number = numbers.incrementAndGet();
    return transport
        .exchange(
            ${prefix}Lines.request(number, words),
            frame -> ${prefix}Lines.number(frame) == number,
            deadline)
        .thenCompose(frame -> accepted(${prefix}Lines.words(frame)));
  }

  private static CompletionStage<String> accepted(String answer) {
    return answer.startsWith("ok")
        ? CompletableFuture.completedStage(answer.substring(2).strip())
        : DriverException.failed(new DriverException.Refused(0, true, "the device says " + answer));
  }

  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}
