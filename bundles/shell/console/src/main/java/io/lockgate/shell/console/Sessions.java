// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.shell.client.frame.Frame;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that are open, {@value #MAX} at most, each on a thread of its own. Thread-safe. */
final class Sessions {
  /** More at once are turned away. */
  static final int MAX = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final PeerCheck peers;
  private final Shells shells;
  private final ConsoleAudit audit;
  private final Map<Thread, Link> open = new HashMap<>();

  Sessions(PeerCheck peers, Shells shells, ConsoleAudit audit) {
    this.peers = peers;
    this.shells = shells;
    this.audit = audit;
  }

  /** Starts a session for an allowed peer, or tells it in one line why not; the channel is closed in the end. */
  void admit(SocketChannel channel) throws IOException {
    Link link = new Link(channel);
    try {
      PeerCheck.Peer peer = peers.of(channel);
      if (!peer.allowed()) {
        audit.refused(peer.number(), "not the gateway's user");
        refuse(link, "not permitted: only the gateway's own user and root may use this console", 2);
      } else if (!start(link, peer.number())) {
        audit.refused(peer.number(), "too many sessions");
        refuse(link, "too many console sessions: " + MAX + " are open", 1);
      }
    } catch (IOException e) {
      link.close();
      throw e;
    }
  }

  private synchronized boolean start(Link link, String user) {
    if (open.size() >= MAX) {
      return false;
    }
    Identity who = new Identity("local-" + user, Role.SECURITY_ADMIN, "console");
    Thread thread = new Thread(() -> serve(link, who), "console-session-" + user);
    thread.setDaemon(true);
    open.put(thread, link);
    thread.start();
    return true;
  }

  private void serve(Link link, Identity who) {
    try (link) {
      Frame hello = link.read();
      if (hello == null || hello.type() != Frame.HELLO) {
        LOG.warn("{} did not say hello", who.id());
        return;
      }
      serve(link, who, Hello.parse(hello.text()));
    } catch (IOException e) {
      LOG.info("console session of {} ended: {}", who.id(), e.toString());
    } catch (RuntimeException e) {
      LOG.error("console session of {} failed", who.id(), e);
    } finally {
      synchronized (this) {
        open.remove(Thread.currentThread());
      }
    }
  }

  private void serve(Link link, Identity who, Hello hello) throws IOException {
    String kind = hello.command().isEmpty() ? "interactive" : "one command";
    audit.opened(who, kind);
    try {
      link.exit(shells.run(link, who, hello));
    } finally {
      audit.closed(who, kind);
    }
  }

  private static void refuse(Link link, String reason, int status) throws IOException {
    try (link) {
      link.send(Frame.ERROR, reason + "\n");
      link.exit(status);
    }
  }

  /** Ends all sessions and waits shortly for their threads. */
  void close() {
    Map<Thread, Link> ending;
    synchronized (this) {
      ending = new HashMap<>(open);
    }
    ending.values().forEach(Link::close);
    for (Thread thread : ending.keySet()) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
