// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.PasswordRefusedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.api.store.ConfigRejectedException;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * A command of scope {@code gateway:}. Before anything else it asks {@link AccessControl} whether the session's identity
 * may; what goes wrong becomes one line and an exit status: 1 failed, 2 refused or not allowed.
 */
public abstract class GatewayCommand implements Action {
  /** Session variable with the {@link Identity} the console found. */
  static final String IDENTITY = "io.lockgate.identity";

  /** Session variable for the exit status, read by the console. */
  static final String STATUS = "io.lockgate.status";

  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  @Option(name = "--json", description = "Print JSON instead of a table")
  boolean json;

  @Reference Session session;
  @Reference AccessControl access;

  /** What the command needs. */
  protected abstract Permission permission();

  /** Does it. */
  protected abstract void run(Call call) throws Exception;

  /** Words behind the named arguments, where options may stand, too. */
  protected List<String> trailing() {
    return List.of();
  }

  /** How many arguments may stand among {@link #trailing()}. */
  protected int moreArguments() {
    return 0;
  }

  @Override
  public final @Nullable Object execute() throws CommandException {
    session.put(STATUS, 0);
    try {
      if (!(session.get(IDENTITY) instanceof Identity who)) {
        throw new CommandRefusedException("not allowed: nobody is known in this session");
      }
      access.require(who, permission(), name());
      List<String> words = LateOptions.apply(this, trailing());
      if (words.size() > moreArguments()) {
        throw new IllegalArgumentException("too many arguments; --help shows what is expected");
      }
      run(new Call(who, System.in, System.out, json, words, new Dialogue(session, System.in)));
      System.out.flush();
      return null;
    } catch (NotAllowedException
        | ServiceRefusedException
        | SignerRefusedException
        | PasswordRefusedException
        | ConfigRejectedException
        | CommandRefusedException e) {
      throw failure(REFUSED, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(FAILED, e);
    } catch (IOException e) {
      throw failure(FAILED, new IOException("failed: " + e.getMessage(), e));
    } catch (Exception e) {
      throw failure(FAILED, e);
    }
  }

  private String name() {
    Command command = getClass().getAnnotation(Command.class);
    return command.scope() + ":" + command.name();
  }

  private CommandException failure(int status, Exception cause) {
    session.put(STATUS, status);
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return new CommandException(line, line, cause);
  }
}
