// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One serial port whose other end is the test. */
public final class FakeLine implements Transports, Transport {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>(100);
  private final AtomicInteger opened = new AtomicInteger();
  private volatile @Nullable Framing framing;
  private volatile @Nullable SerialLine line;
  private volatile @Nullable DriverException trouble;
  private volatile boolean closed;

  /** What the next attempts to open it end with. */
  public void fails(@Nullable DriverException why) {
    trouble = why;
  }

  /** How often somebody tried to open it. */
  public int opened() {
    return opened.get();
  }

  public boolean closed() {
    return closed;
  }

  public @Nullable SerialLine line() {
    return line;
  }

  /** A frame arrives. */
  public void arrives(String hex) {
    framing().unrequested(ByteBuffer.wrap(HEX.parseHex(hex)));
  }

  /** How long the station believes a frame to be. */
  public int lengthOf(String hex) throws DriverException.Damaged {
    return framing().frameLength(ByteBuffer.wrap(HEX.parseHex(hex)).asReadOnlyBuffer());
  }

  /** The port is pulled out. */
  public void isPulledOut() {
    framing().lost(new DriverException.Lost("unplugged"));
  }

  private Framing framing() {
    Framing present = framing;
    if (present == null) {
      throw new IllegalStateException("nobody asked for the port");
    }
    return present;
  }

  /** What the station sent next; empty when there is nothing for 300 ms. */
  public String sent() throws InterruptedException {
    String next = sent.poll(300, TimeUnit.MILLISECONDS);
    return next == null ? "" : next;
  }

  @Override
  public Transport serial(String owner, SerialLine asked, Framing given) {
    framing = given;
    line = asked;
    return this;
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    opened.incrementAndGet();
    DriverException why = trouble;
    return why == null ? CompletableFuture.completedFuture(null) : DriverException.failed(why);
  }

  @Override
  public boolean connected() {
    return !closed;
  }

  @Override
  public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    sent.add(HEX.formatHex(bytes));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
    throw new UnsupportedOperationException("a slave asks nothing");
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing given) {
    throw new UnsupportedOperationException("serial only");
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing given) {
    throw new UnsupportedOperationException("serial only");
  }

  @Override
  public Claim claim(String owner, String port) {
    throw new UnsupportedOperationException("serial only");
  }

  @Override
  public List<SerialPort> serialPorts() {
    return List.of();
  }
}
