// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * A channel that does not block, made secret. Whoever owns it reads when the channel below has something, flushes when
 * that takes something, and after both reads again while {@link #hasMore}; until it is established, each of them is
 * followed by a {@link #step}. So the channel below is asked once for each time it has something, however much comes. Not
 * more is kept than one record to send and the room of one that came. A failure, also of the handshake, is a
 * {@link SSLException}; the other side has been told then, as far as it listens. Thread-safe.
 */
public final class TlsChannel implements ByteChannel {
  static final String RENEGOTIATION = "renegotiation is refused";

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final String NO_SUITE = "SSL_NULL_WITH_NULL_NULL";
  private static final int FIRST_SIZE = 2048;
  private static final int MOST_ALERTS = 3;

  private final ByteChannel below;
  private final SSLEngine engine;
  private final SpareBuffers buffers;
  private final Executor tasks;

  private ByteBuffer received = ByteBuffer.allocate(FIRST_SIZE);
  private @Nullable ByteBuffer unsent;
  private @Nullable ByteBuffer unread;

  /** What was received may be a whole record: it was left because nobody had room, or had to be answered first. */
  private boolean perhapsWhole;

  private boolean tooSmall;
  private boolean established;
  private boolean working;

  /** Something must be sent before anything is read on, and the channel below does not take it. */
  private boolean held;

  /** What is to be sent is lost: the channel below is broken. */
  private boolean mute;

  private boolean ended;
  private boolean endTold;

  /**
   * Over a channel that is connected.
   *
   * @param engine fresh
   * @param tasks does the long calculations of the handshake, at once or later; when later, it has the owner read again
   *     afterwards
   * @throws SSLException the engine cannot begin
   */
  public TlsChannel(ByteChannel below, SSLEngine engine, SpareBuffers buffers, Executor tasks)
      throws SSLException {
    this.below = below;
    this.engine = engine;
    this.buffers = buffers;
    this.tasks = tasks;
    engine.beginHandshake();
  }

  /** Whether the handshake is over. */
  public synchronized boolean established() {
    return established;
  }

  /** Whether the long calculations of the handshake are under way elsewhere: reading is of no use. */
  public synchronized boolean working() {
    return working;
  }

  /** Whether the channel below has taken all. */
  public synchronized boolean drained() {
    return unsent == null;
  }

  /** Whether reading again gives something though the channel below has nothing. */
  public synchronized boolean hasMore() {
    return unread != null || (!held && !working && (left() || (ended && !endTold)));
  }

  private boolean left() {
    return perhapsWhole && received.position() > 0;
  }

  /** Whether a record has begun and is not whole. */
  public synchronized boolean partial() {
    return !perhapsWhole && received.position() > 0;
  }

  /**
   * The certificate of the other side.
   *
   * @throws SSLPeerUnverifiedException the handshake is not over
   */
  public X509Certificate peer() throws SSLPeerUnverifiedException {
    Certificate[] chain = engine.getSession().getPeerCertificates();
    return (X509Certificate) chain[0];
  }

  /** The version agreed on, {@code TLSv1.3}. */
  public String protocol() {
    return engine.getSession().getProtocol();
  }

  /** Begins to speak, or goes on: as reading with no room for anything. */
  public int step() throws IOException {
    return read(NOTHING.duplicate());
  }

  /** 0 while there is nothing, or the handshake is under way; negative when the other side has ended. */
  @Override
  public synchronized int read(ByteBuffer into) throws IOException {
    int before = into.position();
    if (takeUnread(into) || working) {
      return into.position() - before;
    }
    try {
      flush();
      ended |= !left() && received.hasRemaining() && below.read(received) < 0;
      turn(into);
    } catch (SSLException e) {
      tell(e);
      throw e;
    } catch (IOException e) {
      hearOut(into, e);
      throw e;
    }
    int count = into.position() - before;
    endTold = count == 0 && ended && !working;
    return endTold ? -1 : count;
  }

  /** The channel below takes nothing any more; what the other side said before may be why. */
  private void hearOut(ByteBuffer into, IOException gone) throws SSLException {
    mute = true;
    unsent = null;
    try {
      ended |= received.hasRemaining() && below.read(received) < 0;
      turn(into);
    } catch (SSLException why) {
      why.addSuppressed(gone);
      throw why;
    } catch (IOException silent) {
      gone.addSuppressed(silent);
    }
  }

  private boolean takeUnread(ByteBuffer into) {
    ByteBuffer kept = unread;
    if (kept == null) {
      return false;
    }
    move(kept, into);
    unread = kept.hasRemaining() ? kept : null;
    return true;
  }

  private static void move(ByteBuffer from, ByteBuffer to) {
    int count = Math.min(from.remaining(), to.remaining());
    to.put(from.slice(from.position(), count));
    from.position(from.position() + count);
  }

  /** Goes on until bytes, room or a calculation are missing. */
  private void turn(ByteBuffer into) throws IOException {
    tooSmall = false;
    held = false;
    received.flip();
    try {
      boolean more = true;
      while (more) {
        SSLEngineResult.HandshakeStatus next = engine.getHandshakeStatus();
        refuseRenegotiation(next);
        more =
            switch (next) {
              case NEED_TASK -> work();
              case NEED_WRAP -> answer();
              default -> unwrap(into);
            };
      }
    } finally {
      received.compact();
    }
    if (tooSmall && !received.hasRemaining()) {
      grow();
    }
  }

  /** In TLS 1.2 nothing but the end may follow the handshake; later versions cannot renegotiate. */
  private void refuseRenegotiation(SSLEngineResult.HandshakeStatus next) throws SSLException {
    boolean again =
        switch (next) {
          case NEED_TASK, NEED_UNWRAP, NEED_UNWRAP_AGAIN -> true;
          case NEED_WRAP -> !engine.isInboundDone();
          default -> false;
        };
    if (established && again && protocol().equals("TLSv1.2")) {
      throw new SSLException(RENEGOTIATION);
    }
  }

  private boolean work() {
    working = true;
    tasks.execute(this::calculate);
    return !working;
  }

  private void calculate() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
    synchronized (this) {
      working = false;
    }
  }

  private boolean answer() throws IOException {
    boolean sent = wrap(NOTHING.duplicate());
    held = !sent && unsent != null;
    perhapsWhole |= held;
    return sent && !ended;
  }

  private boolean unwrap(ByteBuffer into) throws SSLException {
    if (!received.hasRemaining()) {
      return false;
    }
    if (unread != null || (established && !into.hasRemaining())) {
      perhapsWhole = true;
      return false;
    }
    SSLEngineResult result = engine.unwrap(received, into);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      result = unwrapAside(into);
    }
    noteEstablished();
    switch (result.getStatus()) {
      case OK -> {
        return true;
      }
      case CLOSED -> {
        ended = true;
        return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP;
      }
      default -> {
        perhapsWhole = false;
        tooSmall = true;
        return false;
      }
    }
  }

  /** A record that is longer than the room there is. */
  private SSLEngineResult unwrapAside(ByteBuffer into) throws SSLException {
    ByteBuffer aside = buffers.take(engine.getSession().getApplicationBufferSize());
    try {
      SSLEngineResult result = engine.unwrap(received, aside);
      aside.flip();
      move(aside, into);
      unread = aside.hasRemaining() ? copy(aside) : null;
      return result;
    } finally {
      buffers.give(aside);
    }
  }

  private static ByteBuffer copy(ByteBuffer rest) {
    return ByteBuffer.allocate(rest.remaining()).put(rest).flip();
  }

  private void grow() throws SSLException {
    int most = engine.getSession().getPacketBufferSize();
    if (received.capacity() >= most) {
      throw new SSLException("a record is longer than any");
    }
    int size = Math.min(most, 2 * received.capacity());
    received = ByteBuffer.allocate(size).put(received.flip());
  }

  /** One record; false when the channel below takes no more for now, or nothing may be sent any more. */
  private boolean wrap(ByteBuffer from) throws IOException {
    if (!flush()) {
      return false;
    }
    ByteBuffer record = buffers.take(engine.getSession().getPacketBufferSize());
    try {
      SSLEngineResult result = engine.wrap(from, record);
      noteEstablished();
      record.flip();
      if (mute) {
        return result.getStatus() == SSLEngineResult.Status.OK;
      }
      below.write(record);
      unsent = record.hasRemaining() ? copy(record) : null;
      return result.getStatus() == SSLEngineResult.Status.OK;
    } finally {
      buffers.give(record);
    }
  }

  private void noteEstablished() {
    if (!established
        && engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getCipherSuite().equals(NO_SUITE)) {
      established = true;
    }
  }

  /** Takes as much as the channel below does; 0 while the handshake is under way. */
  @Override
  public synchronized int write(ByteBuffer from) throws IOException {
    int before = from.remaining();
    while (established && from.hasRemaining() && flush()) {
      if (!wrap(from) && unsent == null) {
        throw new ClosedChannelException();
      }
    }
    return before - from.remaining();
  }

  /** Gives the channel below what it had not taken; whether it has all now. */
  public synchronized boolean flush() throws IOException {
    ByteBuffer rest = unsent;
    if (rest != null) {
      below.write(rest);
      unsent = rest.hasRemaining() ? rest : null;
    }
    held &= unsent != null;
    return unsent == null;
  }

  /** The alert that says why, as far as the channel takes it now. */
  private void tell(SSLException why) {
    try {
      if (established) {
        engine.closeOutbound();
      }
      boolean more = true;
      for (int i = 0; more && i < MOST_ALERTS; i++) {
        more =
            engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP
                && wrap(NOTHING.duplicate());
      }
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public boolean isOpen() {
    return below.isOpen();
  }

  /** Says goodbye as far as the channel below takes it now, and closes that. */
  @Override
  public synchronized void close() throws IOException {
    try {
      if (established && below.isOpen() && !engine.isOutboundDone()) {
        engine.closeOutbound();
        wrap(NOTHING.duplicate());
      }
    } finally {
      below.close();
    }
  }
}
