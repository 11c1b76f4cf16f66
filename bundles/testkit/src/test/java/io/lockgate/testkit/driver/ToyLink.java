// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.time.GatewayClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One connection; each request has a number that its answer repeats. */
final class ToyLink implements Link {
  final Set<Defect> defects;
  final GatewayClock clock;
  private final Transport transport;
  private final AtomicInteger numbers = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private boolean connectedBefore;
  private volatile boolean closed;

  ToyLink(Transport transport, GatewayClock clock, Set<Defect> defects) {
    this.transport = transport;
    this.clock = clock;
    this.defects = defects;
  }

  boolean has(Defect defect) {
    return defects.contains(defect);
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    if (has(Defect.LEAKS_A_THREAD)) {
      Thread leak = new Thread(this::hang, "leak");
      leak.setDaemon(true);
      leak.start();
    }
    if (has(Defect.CONNECTS_ONLY_ONCE) && connectedBefore) {
      return CompletableFuture.completedStage(null);
    }
    connectedBefore = true;
    return transport.connect(deadline);
  }

  private void hang() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Device device(DeviceSpec spec) throws DriverException.Closed {
    if (closed && !has(Defect.WORKS_AFTER_CLOSE)) {
      throw new DriverException.Closed(false);
    }
    return new ToyPoints(this);
  }

  @Override
  public int maxInFlight() {
    return has(Defect.OFFERS_WHAT_IT_CANNOT_HOLD) ? 300 : 4;
  }

  /** Sends a line and gives the answer without its number. */
  CompletionStage<String> ask(String line, Deadline deadline) {
    int number = numbers.incrementAndGet();
    ByteBuffer request = US_ASCII.encode(number + " " + line + "\n");
    Predicate<ByteBuffer> mine =
        has(Defect.TAKES_LATE_REPLIES)
            ? frame -> true
            : frame -> text(frame).startsWith(number + " ");
    Deadline until =
        has(Defect.IGNORES_DEADLINES) ? Deadline.in(Duration.ofMinutes(1), clock) : deadline;
    CompletionStage<String> answer =
        transport
            .exchange(request, mine, until)
            .thenApply(frame -> text(frame).substring(text(frame).indexOf(' ') + 1));
    if (has(Defect.FAILS_WITH_ANYTHING)) {
      return answer.exceptionally(
          failure -> {
            throw new IllegalStateException("not a declared failure", failure);
          });
    }
    return has(Defect.FORGETS_OPEN_STAGES_AT_CLOSE) ? untilClosed(answer) : answer;
  }

  private CompletionStage<String> untilClosed(CompletionStage<String> answer) {
    CompletableFuture<String> passed = new CompletableFuture<>();
    answer.whenComplete(
        (text, failure) -> {
          if (failure == null) {
            passed.complete(text);
          } else if (!closed) {
            passed.completeExceptionally(failure);
          }
        });
    return passed;
  }

  private static String text(ByteBuffer frame) {
    return US_ASCII.decode(frame.duplicate()).toString().strip();
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      String address, ByteBuffer request, Deadline deadline) {
    String line = "X " + US_ASCII.decode(request);
    String added = has(Defect.CHANGES_RAW_REPLIES) ? "!" : "";
    return ask(line, deadline).thenApply(answer -> US_ASCII.encode(answer + added));
  }

  @Override
  public void close() {
    if (closed && has(Defect.THROWS_WHEN_CLOSED_AGAIN)) {
      throw new IllegalStateException("closed twice");
    }
    closed = true;
    if (!has(Defect.LEAKS_THE_SOCKET) && !has(Defect.WORKS_AFTER_CLOSE)) {
      transport.close();
    }
  }

  /** Whether everything must fail now. */
  boolean closed() {
    return closed && !has(Defect.WORKS_AFTER_CLOSE);
  }
}
