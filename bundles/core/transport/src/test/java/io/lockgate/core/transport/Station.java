// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The far end of a line: hands each whole telegram to the test; others are ignored, as real stations do. */
final class Station {
  private final InputStream in;
  private final OutputStream out;
  private final Answerer answerer;
  final List<Long> heardAt = new CopyOnWriteArrayList<>();

  /** Answers a telegram, or not. */
  @FunctionalInterface
  interface Answerer {
    void answer(ByteBuffer telegram, OutputStream out) throws IOException;
  }

  private Station(InputStream in, OutputStream out, Answerer answerer) {
    this.in = in;
    this.out = out;
    this.answerer = answerer;
  }

  static Station on(InputStream in, OutputStream out, Answerer answerer) {
    Station station = new Station(in, out, answerer);
    Thread thread = new Thread(station::serve, "station");
    thread.setDaemon(true);
    thread.start();
    return station;
  }

  /** Sends each telegram back. */
  static Station echo(InputStream in, OutputStream out) {
    return on(in, out, (telegram, reply) -> reply.write(Letters.bytes(telegram)));
  }

  /** A piece is a frame or rubbish: pseudo terminals do not part what was written at once. */
  private void serve() {
    byte[] buffer = new byte[4096];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        heardAt.add(System.nanoTime());
        ByteBuffer piece = ByteBuffer.allocate(count).put(buffer, 0, count).flip();
        if (count >= Telegrams.OVERHEAD && Telegrams.isWhole(piece, count - 2)) {
          answerer.answer(piece, out);
          out.flush();
        }
      }
    } catch (IOException unplugged) {
      heardAt.clear();
    }
  }
}
