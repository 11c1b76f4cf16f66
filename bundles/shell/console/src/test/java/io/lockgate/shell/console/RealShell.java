// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.jspecify.annotations.Nullable;

/** Karaf's own shell, outside OSGi, with a few commands to observe it by. */
final class RealShell implements AutoCloseable {
  /** What a command does. */
  interface Body {
    @Nullable Object run(Session session, List<Object> arguments) throws Exception;
  }

  final CountDownLatch waiting = new CountDownLatch(1);
  final CountDownLatch interrupted = new CountDownLatch(1);
  final AtomicBoolean waitedToTheEnd = new AtomicBoolean();
  final SessionFactoryImpl factory;

  /** Replaces System.out, System.err and System.in for good, once a JVM. */
  private static final ThreadIOImpl THREADS = new ThreadIOImpl();

  static {
    THREADS.start();
    System.setProperty("karaf.etc", "target");
  }

  RealShell() {
    factory = new SessionFactoryImpl(THREADS);
    command("who", (session, arguments) -> session.get(Shells.IDENTITY));
    command(
        "echo",
        (session, arguments) -> {
          System.out.println("echo " + arguments);
          return null;
        });
    command(
        "fail",
        (session, arguments) -> {
          throw new IOException("it failed");
        });
    command(
        "refuse",
        (session, arguments) -> {
          session.put(OneCommand.STATUS, 2);
          throw new IOException("not allowed");
        });
    command(
        "cat",
        (session, arguments) -> {
          System.out.write(System.in.readAllBytes());
          System.out.flush();
          return null;
        });
    command(
        "ask", (session, arguments) -> "answer " + session.readLine("Secret: ", (char) 0).length());
    command("wait", (session, arguments) -> waitForever());
  }

  private @Nullable Object waitForever() throws InterruptedException {
    waiting.countDown();
    try {
      waitedToTheEnd.set(new CountDownLatch(1).await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
    return null;
  }

  private void command(String name, Body body) {
    factory.register(
        new Command() {
          @Override
          public @Nullable Object execute(Session session, List<Object> arguments)
              throws Exception {
            return body.run(session, arguments);
          }

          @Override
          public String getScope() {
            return "gateway";
          }

          @Override
          public String getName() {
            return name;
          }

          @Override
          public String getDescription() {
            return name;
          }

          @Override
          public @Nullable Completer getCompleter(boolean scoped) {
            return null;
          }

          @Override
          public @Nullable Parser getParser() {
            return null;
          }
        });
  }

  @Override
  public void close() {
    factory.stop();
  }
}
