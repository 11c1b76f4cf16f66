// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the same again and again over one connection, and notes how long it ever was between two answers. Thread-safe. */
final class Poll implements Runnable {
  private static final int CONNECT_MILLIS = 2_000;

  private final InetSocketAddress server;
  private final byte[] question;
  private final Duration period;
  private int answers;
  private long last;
  private long longest;
  private String end = "";
  private boolean stopped;

  Poll(InetSocketAddress server, byte[] question, Duration period) {
    this.server = server;
    this.question = question.clone();
    this.period = period;
  }

  @Override
  public void run() {
    try (Socket socket = new Socket()) {
      socket.connect(server, CONNECT_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (!stopped()) {
        socket.getOutputStream().write(question);
        byte[] answer = Frame.read(in);
        answered(System.nanoTime(), answer[7] == question[7]);
        LockSupport.parkNanos(period.toNanos());
      }
      ended("stopped");
    } catch (IOException e) {
      ended("lost");
    }
  }

  private synchronized void answered(long now, boolean good) {
    if (answers > 0) {
      longest = Math.max(longest, now - last);
    }
    answers++;
    last = now;
    if (!good) {
      end = "refused";
      stopped = true;
    }
  }

  private synchronized void ended(String how) {
    end = end.isEmpty() ? how : end;
  }

  private synchronized boolean stopped() {
    return stopped;
  }

  synchronized void stop() {
    stopped = true;
  }

  /** {@code 12 34 going}: answers, longest time between two of them in milliseconds, and how it is. */
  synchronized String report() {
    return answers + " " + longest / 1_000_000 + " " + (end.isEmpty() ? "going" : end);
  }
}
