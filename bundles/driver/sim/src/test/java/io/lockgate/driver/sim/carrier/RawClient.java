// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.api.service.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;

/** Bytes over a socket, in hex; knows no protocol. */
public final class RawClient implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final int LONG_MS = 5_000;
  private static final int SILENCE_MS = 200;

  private final Socket socket;

  public RawClient(Endpoint server) throws IOException {
    socket = new Socket(server.address(), server.port());
    socket.setSoTimeout(LONG_MS);
    socket.setTcpNoDelay(true);
  }

  /** Sends bytes. */
  public RawClient send(String hex) throws IOException {
    socket.getOutputStream().write(HEX.parseHex(hex));
    return this;
  }

  /** Receives exactly so many bytes; fewer only when the server closed. */
  public String receive(int bytes) throws IOException {
    return HEX.formatHex(socket.getInputStream().readNBytes(bytes));
  }

  /** Sends and receives an answer of so many bytes. */
  public String ask(String hex, int answerBytes) throws IOException {
    return send(hex).receive(answerBytes);
  }

  /** Whether nothing comes, for 200 ms. */
  public boolean hearsNothing() throws IOException {
    socket.setSoTimeout(SILENCE_MS);
    try {
      return socket.getInputStream().read() < -1;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      socket.setSoTimeout(LONG_MS);
    }
  }

  /** Whether the server closes the connection. */
  public boolean seesTheEnd() throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
