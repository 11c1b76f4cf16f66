// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One request, one answer, byte by byte. */
final class ModbusTcp {
  private static final int HEADER = 6;

  private ModbusTcp() {}

  /** Sends a frame to a port on loopback; the whole frame that comes back. */
  static byte[] ask(int port, byte[] frame) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(frame);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] header = in.readNBytes(HEADER);
      if (header.length < HEADER) {
        throw new IOException("closed without an answer");
      }
      byte[] rest = in.readNBytes(ByteBuffer.wrap(header).getShort(4) & 0xFFFF);
      return ByteBuffer.allocate(HEADER + rest.length).put(header).put(rest).array();
    }
  }
}
