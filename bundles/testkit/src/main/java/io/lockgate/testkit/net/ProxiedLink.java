// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** One connection through the proxy. Thread-safe. */
final class ProxiedLink {
  private final List<Socket> sockets;
  private volatile List<Pipe> pipes = List.of();
  private volatile boolean swallowing;
  private volatile boolean ended;
  private int finishedPipes;

  private ProxiedLink(List<Socket> sockets) {
    this.sockets = sockets;
  }

  /** A link through which nothing goes before {@link #start}. */
  static ProxiedLink between(Socket client, Socket server, Map<Direction, Toxics> toxics) {
    ProxiedLink link = new ProxiedLink(List.of(client, server));
    Toxics up = toxics.getOrDefault(Direction.UP, new Toxics());
    Toxics down = toxics.getOrDefault(Direction.DOWN, new Toxics());
    link.pipes = List.of(new Pipe(client, server, up, link), new Pipe(server, client, down, link));
    return link;
  }

  void start() {
    String name = "toxic " + sockets.get(0).getPort();
    pipes.get(0).start(name + " up");
    pipes.get(1).start(name + " down");
  }

  /** A client whose bytes are never read. */
  static ProxiedLink toNowhere(Socket client) {
    return new ProxiedLink(List.of(client));
  }

  boolean swallowing() {
    return swallowing;
  }

  void swallow() {
    swallowing = true;
  }

  boolean ended() {
    return ended;
  }

  /** One direction has come to its end in good order; after the second one the sockets are closed. */
  synchronized void finished() {
    finishedPipes++;
    if (finishedPipes == pipes.size()) {
      end(false);
    }
  }

  /** Both ends get a reset. */
  void reset() {
    end(true);
  }

  private synchronized void end(boolean abruptly) {
    if (ended) {
      return;
    }
    ended = true;
    pipes.forEach(Pipe::close);
    for (Socket socket : sockets) {
      try (socket) {
        if (abruptly) {
          socket.setSoLinger(true, 0);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
