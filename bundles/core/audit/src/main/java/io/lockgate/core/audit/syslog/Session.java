// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.security.AuditRecord;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * One connection. Syslog has no acknowledgements, so the end of the connection serves as one: this side says that it has
 * finished, and the receiver's own end of stream says that it has read up to there.
 */
final class Session implements Closeable {
  private static final int EARLY_MILLIS = 50;
  private static final int CONFIRM_MILLIS = 10_000;
  private static final int MOST_CHATTER = 4096;

  private final SSLSocket socket;
  private final OutputStream out;

  Session(SSLSocket socket) throws IOException {
    this.socket = socket;
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  void send(List<AuditRecord> records, String origin) throws IOException {
    for (AuditRecord record : records) {
      out.write(Rfc5424.frame(record, origin));
    }
    out.flush();
  }

  /**
   * Ends the stream and waits for the receiver's end.
   *
   * @throws IOException the receiver had left before, or does not answer: what was sent may not have arrived
   */
  void confirm() throws IOException {
    socket.setSoTimeout(EARLY_MILLIS);
    if (ended()) {
      throw new IOException("the receiver closed the connection");
    }
    socket.shutdownOutput();
    socket.setSoTimeout(CONFIRM_MILLIS);
    if (!ended()) {
      throw new IOException("the receiver does not confirm the end of the connection");
    }
  }

  /** Whether the receiver ends its side within the time set; what it may say before is ignored. */
  private boolean ended() throws IOException {
    try {
      return socket.getInputStream().readNBytes(MOST_CHATTER).length < MOST_CHATTER;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
