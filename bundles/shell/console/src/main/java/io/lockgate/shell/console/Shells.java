// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.Identity;
import java.io.IOException;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/**
 * Makes and runs shell sessions, as the identity that came in.
 *
 * @param factory Karaf's shell
 * @param history lines typed before
 * @param banner what is said first
 */
record Shells(SessionFactory factory, StoredHistory history, Banner banner) {
  /** Session variable with the {@link Identity}, for the commands. */
  static final String IDENTITY = "io.lockgate.identity";

  /** Where commands are looked for when no scope is typed. */
  private static final String SCOPES = "gateway:shell:bundle:feature:service:config:scr:*";

  /**
   * Runs one session to its end on the calling thread.
   *
   * @return its exit status
   * @throws IOException the client is gone
   */
  int run(Link link, Identity who, Hello hello) throws IOException {
    return ShellSubject.call(
        who,
        () ->
            hello.command().isEmpty()
                ? new InteractiveShell(this, link, who).run(hello)
                : new OneCommand(this, link, who).run(hello.command()));
  }

  /** Tells a session's commands who is there. */
  static void introduce(Session session, Identity who) {
    session.put(IDENTITY, who);
    session.put("USER", who.id());
    session.put(Session.SCOPE, SCOPES);
  }
}
