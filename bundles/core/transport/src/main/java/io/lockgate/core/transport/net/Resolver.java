// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.DriverException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Looks up names on two threads at most, since that may take long; literal addresses need none. The same threads do the
 * long calculations of TLS handshakes. Bounded.
 */
public final class Resolver {
  private static final int THREADS = 2;
  private static final int QUEUE = 1024;
  private static final int IDLE_SECONDS = 10;
  private static final Pattern LITERAL =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}|\\[?[0-9a-fA-F:.]*:.*");

  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(QUEUE),
          Resolver::named);

  public Resolver() {
    workers.allowCoreThreadTimeOut(true);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "lockgate-names");
    thread.setDaemon(true);
    return thread;
  }

  /** Hears of the outcome, on any thread. */
  interface Outcome {
    /** At least one address. */
    void found(List<InetAddress> addresses);

    /** There is none. */
    void failed(DriverException why);
  }

  /** Does other long work than looking up; throws RejectedExecutionException when too much waits. */
  Executor worker() {
    return workers;
  }

  void resolve(String host, Outcome outcome) {
    if (LITERAL.matcher(host).matches()) {
      lookUp(host, outcome);
      return;
    }
    try {
      workers.execute(() -> lookUp(host, outcome));
    } catch (RejectedExecutionException e) {
      outcome.failed(new DriverException.NotConnected("too many names wait to be looked up", e));
    }
  }

  private static void lookUp(String host, Outcome outcome) {
    try {
      outcome.found(List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException e) {
      outcome.failed(new DriverException.NotConnected("no address for the name " + host, e));
    }
  }

  /** Ends the threads; a look-up under way ends when the system says so. */
  public void stop() {
    workers.shutdownNow();
  }
}
