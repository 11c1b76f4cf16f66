// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends frames of a grammar to a TCP port of this host, over several connections at a time, each worker from an address
 * of its own (127.0.1.x), so that nobody else is counted among them. The same seed gives each worker the same frames and
 * manners; what the other side does in between is its own.
 */
public final class WireFuzz {
  private final InetSocketAddress target;
  private final FrameGrammar grammar;
  private final long seed;

  /** Against a port. */
  public WireFuzz(InetSocketAddress target, FrameGrammar grammar, long seed) {
    this.target = target;
    this.grammar = grammar;
    this.seed = seed;
  }

  /**
   * What was done.
   *
   * @param frames sent whole, as far as the sender can know
   * @param connections that were opened
   * @param refused attempts that were not taken
   * @param cutOff connections that the other side ended first
   * @param answered bytes that came back
   */
  public record Report(long frames, long connections, long refused, long cutOff, long answered) {
    Report plus(Report other) {
      return new Report(
          frames + other.frames,
          connections + other.connections,
          refused + other.refused,
          cutOff + other.cutOff,
          answered + other.answered);
    }
  }

  /**
   * Sends that many frames and comes back when all are sent.
   *
   * @throws IOException the port cannot be reached at all any more
   */
  public Report run(long frames, int workers) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Report>> running = new ArrayList<>();
      SplittableRandom root = new SplittableRandom(seed);
      for (int i = 0; i < workers; i++) {
        FuzzWorker worker = new FuzzWorker(target, source(i), grammar, root.split());
        long share = frames / workers + (i < frames % workers ? 1 : 0);
        running.add(threads.submit(() -> worker.send(share)));
      }
      Report sum = new Report(0, 0, 0, 0, 0);
      for (Future<Report> each : running) {
        sum = sum.plus(each.get());
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IOException("seed " + seed + ": " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static InetAddress source(int worker) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + worker)});
  }
}
