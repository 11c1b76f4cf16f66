// SPDX-License-Identifier: Apache-2.0
package com.example.toy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.HandClock;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** The framework's side for one link, with a peer that is a function from line to line; an empty answer is silence. */
final class LoopbackContext implements LinkContext, Transports, Transport {
  private final Function<String, String> peer;
  private Framing framing = bytes -> Framing.UNTIL_SILENCE;
  private boolean connected;

  LoopbackContext(Function<String, String> peer) {
    this.peer = peer;
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    if (!connected) {
      return DriverException.failed(new DriverException.NotConnected("loopback"));
    }
    ByteBuffer reply = US_ASCII.encode(peer.apply(US_ASCII.decode(request).toString()));
    try {
      boolean whole = framing.frameLength(reply.asReadOnlyBuffer()) <= reply.remaining();
      return whole && isReply.test(reply)
          ? CompletableFuture.completedStage(reply)
          : DriverException.failed(new DriverException.TimedOut("loopback"));
    } catch (DriverException.Damaged damaged) {
      return DriverException.failed(damaged);
    }
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    connected = true;
    return CompletableFuture.completedStage(null);
  }

  @Override
  public boolean connected() {
    return connected;
  }

  @Override
  public void close() {
    connected = false;
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing cutter) {
    framing = cutter;
    return this;
  }

  @Override
  public Transports transports() {
    return this;
  }

  @Override
  public GatewayClock clock() {
    return new HandClock();
  }

  @Override
  public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing cutter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing cutter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Claim claim(String owner, String port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SerialPort> serialPorts() {
    return List.of();
  }

  @Override
  public <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Block> merge(List<Extent> extents, MergeRule rule) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void lost(DriverException cause) {
    connected = false;
  }
}
