// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.DriverException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;

/** Looks up names on two threads at most, since that may take long; literal addresses need none. Bounded. */
public final class Resolver {
  private static final Pattern LITERAL =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}|\\[?[0-9a-fA-F:.]*:.*");

  private final ExecutorService workers = Workers.named("lockgate-names");

  /** Hears of the outcome, on any thread. */
  interface Outcome {
    /** At least one address. */
    void found(List<InetAddress> addresses);

    /** There is none. */
    void failed(DriverException why);
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
