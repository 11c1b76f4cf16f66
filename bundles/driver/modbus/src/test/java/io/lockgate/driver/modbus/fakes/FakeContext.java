// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.fakes;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.testkit.FakeClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The surroundings of one link; its pauses pass at once, on the fake clock. Not thread-safe. */
public final class FakeContext implements LinkContext, Transports {
  public final FakeClock clock = new FakeClock();
  public final List<FakeTransport> made = new ArrayList<>();
  public final List<String> asked = new ArrayList<>();
  public final List<Duration> pauses = new ArrayList<>();
  public final List<DriverException> losses = new ArrayList<>();

  /** Whether transports made from now on can be connected. */
  public boolean reachable = true;

  private final Function<ByteBuffer, List<ByteBuffer>> peer;

  /** The peer answers each frame by some frames, at once. */
  public FakeContext(Function<ByteBuffer, List<ByteBuffer>> peer) {
    this.peer = peer;
  }

  /** The newest transport. */
  public FakeTransport transport() {
    return made.get(made.size() - 1);
  }

  /** Time enough. */
  public Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10), clock);
  }

  @Override
  public FakeClock clock() {
    return clock;
  }

  @Override
  public Transports transports() {
    return this;
  }

  @Override
  public CompletionStage<Void> pause(Duration time) {
    pauses.add(time);
    clock.pass(time);
    return CompletableFuture.allOf();
  }

  @Override
  public <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline) {
    throw new AssertionError("this driver must not block");
  }

  @Override
  public List<Block> merge(List<Extent> extents, MergeRule rule) {
    return SimpleMerge.of(extents, rule);
  }

  @Override
  public void lost(DriverException cause) {
    losses.add(cause);
  }

  private Transport make(String what, Framing framing) {
    asked.add(what);
    made.add(new FakeTransport(framing, clock, peer, reachable));
    return transport();
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing framing) {
    return make("tcp " + owner + " " + host + " " + port, framing);
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing framing) {
    return make("udp " + owner + " " + host + " " + port, framing);
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing framing) {
    return make("serial " + owner + " " + line, framing);
  }

  @Override
  public Claim claim(String owner, String port) {
    throw new AssertionError("this driver claims nothing");
  }

  @Override
  public List<SerialPort> serialPorts() {
    return List.of();
  }
}
