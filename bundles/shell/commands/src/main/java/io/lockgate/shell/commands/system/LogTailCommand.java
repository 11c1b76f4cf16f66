// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows the log. */
@Service
@Command(
    scope = "gateway",
    name = "log-tail",
    description =
        "Prints the last lines of the log; with -f goes on as they come, until Ctrl-C. Example: gateway:log-tail 50 -f")
public final class LogTailCommand extends OneArgumentCommand {
  private static final int MOST = 10_000;

  @Argument(name = "lines", description = "How many, 1 to 10000")
  String lines = "40";

  @Option(name = "-f", aliases = "--follow", description = "Go on until Ctrl-C")
  boolean follow;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    int count = Numbers.parse(lines, "number of lines", 1, MOST);
    LogFile log =
        new LogFile(Path.of(System.getProperty("lockgate.data", "data"), "log", "lockgate.log"));
    log.last(count).forEach(line -> call.out().println(LogFile.plain(line)));
    call.out().flush();
    if (follow) {
      log.follow(call.out());
    }
  }
}
