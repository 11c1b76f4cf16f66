// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A client that sends what it is told, right or wrong. */
final class Client implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 3000;

  private final Socket socket;
  private final DataInputStream in;

  private Client(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
  }

  private static Socket socket(String to, int port, String from) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.bind(new InetSocketAddress(Zones.address(from), 0));
    socket.connect(new InetSocketAddress(Zones.address(to), port), PATIENCE_MILLIS);
    return socket;
  }

  /** Over a connection that is there. */
  static Client over(Socket socket) throws IOException {
    return new Client(socket);
  }

  static Client of(String to, int port) throws IOException {
    return new Client(socket(to, port, "127.0.0.1"));
  }

  static Client of(String to, int port, String from) throws IOException {
    return new Client(socket(to, port, from));
  }

  Socket socket() {
    return socket;
  }

  /** Bytes as they are, spaces left out. */
  Client raw(String hex) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
    return this;
  }

  /** A whole request. */
  Client send(int transaction, int unit, String pdu) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(pdu.replace(" ", ""));
    ByteBuffer frame = ByteBuffer.allocate(7 + bytes.length);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) (bytes.length + 1));
    frame.put((byte) unit).put(bytes);
    socket.getOutputStream().write(frame.array());
    return this;
  }

  /** The next reply as {@code transaction/unit/pdu}, in hexadecimal digits. */
  String receive() throws IOException {
    int transaction = in.readUnsignedShort();
    int protocol = in.readUnsignedShort();
    byte[] rest = new byte[in.readUnsignedShort()];
    in.readFully(rest);
    if (protocol != 0) {
      throw new IOException("protocol " + protocol);
    }
    String hex = HexFormat.of().formatHex(rest);
    return String.format("%04x/%s/%s", transaction, hex.substring(0, 2), hex.substring(2));
  }

  /** The reply's PDU to one request. */
  String ask(int unit, String pdu) throws IOException {
    String reply = send(7, unit, pdu).receive();
    return reply.substring(reply.lastIndexOf('/') + 1);
  }

  /** Whether the other side has closed; waits for it. */
  boolean closed() throws IOException {
    try {
      in.readAllBytes();
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
