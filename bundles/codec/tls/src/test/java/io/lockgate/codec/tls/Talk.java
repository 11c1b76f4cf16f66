// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Two channels over a wire in memory, stepped in turn. */
final class Talk {
  private static final int MOST_STEPS = 100_000;

  final MemoryWire clientEnd;
  final MemoryWire serverEnd;
  final TlsChannel client;
  final TlsChannel server;
  private final SpareBuffers buffers = new SpareBuffers();

  Talk(SSLEngine client, SSLEngine server, int room) throws SSLException {
    MemoryWire[] ends = MemoryWire.pair(room);
    this.clientEnd = ends[0];
    this.serverEnd = ends[1];
    this.client = new TlsChannel(clientEnd, client, buffers, Runnable::run);
    this.server = new TlsChannel(serverEnd, server, buffers, Runnable::run);
  }

  /** Until both have agreed. */
  Talk agreed() throws IOException {
    for (int i = 0; i < MOST_STEPS && !(client.established() && server.established()); i++) {
      step(client);
      step(server);
    }
    if (!client.established() || !server.established()) {
      throw new IOException("they do not come together");
    }
    return this;
  }

  /** Steps both until the server fails; with what. */
  SSLException serverRefuses() throws IOException {
    for (int i = 0; i < MOST_STEPS; i++) {
      step(client);
      try {
        step(server);
      } catch (SSLException refused) {
        return refused;
      }
    }
    throw new IOException("the server does not refuse");
  }

  /** Steps both until the client fails; with what. */
  SSLException clientRefuses() throws IOException {
    for (int i = 0; i < MOST_STEPS; i++) {
      step(server);
      try {
        step(client);
      } catch (SSLException refused) {
        return refused;
      }
    }
    throw new IOException("the client does not refuse");
  }

  static void step(TlsChannel one) throws IOException {
    one.flush();
    one.step();
  }

  /** Sends all from one to the other, which takes so many bytes at a time; what arrived. */
  static byte[] carry(TlsChannel from, TlsChannel to, byte[] bytes, int atATime)
      throws IOException {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    ByteBuffer arrived = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < MOST_STEPS && arrived.hasRemaining(); i++) {
      from.write(source);
      from.flush();
      do {
        ByteBuffer some = ByteBuffer.allocate(Math.min(atATime, arrived.remaining()));
        to.read(some);
        arrived.put(some.flip());
      } while (to.hasMore() && arrived.hasRemaining());
    }
    return arrived.array();
  }
}
