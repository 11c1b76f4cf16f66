// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.model.Identification;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One link with its devices. All methods are thread-safe and leave their work in its mailbox; {@link LinkWork} does it,
 * one thread at a time, whoever that is.
 */
public final class LinkUnit {
  private final FieldServices services;
  private final LinkWork work;

  /** A link that does nothing until {@link #start}. */
  public LinkUnit(LinkDefinition definition, FieldServices services) {
    this.services = services;
    work = new LinkWork(definition, services);
  }

  /** Begins to work. */
  public void start() {
    work.mailbox().post(work::reopen);
  }

  /** Works from now on as this says; its devices stay. What was open before is closed when the stage completes. */
  public CompletionStage<Void> change(LinkDefinition next) {
    return done(() -> work.change(next));
  }

  /**
   * Ends it for good; its devices must have been removed. The driver's link is closed when the stage completes, at once
   * unless another thread is at work here.
   */
  public CompletionStage<Void> close() {
    return done(work::end);
  }

  private CompletionStage<Void> done(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    work.mailbox()
        .post(
            () -> {
              task.run();
              done.complete(null);
            });
    return done;
  }

  /** Adds a device, or puts it in the place of the one with the same id. */
  public void put(DeviceDefinition next, long ordinal) {
    work.mailbox().post(() -> work.place(new DeviceUnit(work, services, next, ordinal)));
  }

  /** Removes a device; then something else. */
  public void remove(String device, Runnable then) {
    work.mailbox()
        .post(
            () -> {
              work.remove(device);
              then.run();
            });
  }

  /** Sends a raw request when its turn comes. */
  public CompletionStage<ByteBuffer> exchange(PassThrough.Request request) {
    return work.requests().raw(request.source(), new RawExchange(work, request, services.clock()));
  }

  /**
   * Asks who is there, as a raw request of this source.
   *
   * @param patience nanoseconds for all of it; 0 for what the settings of the device and the link say
   */
  public CompletionStage<Identification> identify(DeviceSpec spec, String source, long patience) {
    return work.requests().raw(source, new IdentifyExchange(work, spec, patience));
  }

  /** Completes when it is connected, fails when that failed. */
  public CompletionStage<Void> reachable() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    work.mailbox().post(() -> work.awaitReach(answer));
    return answer;
  }

  /** How many exchanges it takes at a time; known once it has been reached, one before. */
  public int width() {
    return work.width();
  }

  /** As it is to be. */
  public LinkDefinition definition() {
    return work.definition();
  }

  /** How it is doing. */
  public LinkStatus status() {
    return work.status();
  }

  /** How its devices are doing, in no order. */
  public List<DeviceStatus> devices() {
    return work.devices();
  }

  /** Defects of the driver so far. */
  public long defectCount() {
    return work.defects().count();
  }
}
