// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.FrameTap;
import io.lockgate.api.security.Permission;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows frames as they pass. */
@Service
@Command(
    scope = "gateway",
    name = "trace",
    description =
        "Shows the frames of a link or service as they pass, in hex and in words, for a time and up to a number of them. Example: gateway:trace bus1 --seconds 30 --frames 500")
public final class TraceCommand extends OneArgumentCommand {
  private static final int LONGEST_S = 3_600;
  private static final int MOST_FRAMES = 100_000;

  @Reference GatewayClock clock;

  @Reference(optional = true)
  @Nullable FrameTap taps;

  @Argument(name = "link", description = "Id of the link", required = true)
  @Completion(LinkIds.class)
  String link = "";

  @Option(name = "--seconds", description = "For how long, 1 to 3600")
  String seconds = "10";

  @Option(name = "--frames", description = "How many, 1 to 100000")
  String frames = "200";

  @Override
  protected Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected void run(Call call) throws Exception {
    int most = Numbers.parse(frames, "number of frames", 1, MOST_FRAMES);
    int limit = Numbers.parse(seconds, "number of seconds", 1, LONGEST_S);
    FrameTap from = Needed.from(taps, "the trace of frames");
    long start = clock.monotonicNanos();
    long end = start + TimeUnit.SECONDS.toNanos(limit);
    CaughtFrames caught = new CaughtFrames();
    int shown = 0;
    boolean stopped = false;
    FrameTap.Tap tap = from.tap(link, caught);
    try {
      while (shown < most && !call.out().checkError()) {
        Optional<CaughtFrames.Frame> next = caught.next(end - clock.monotonicNanos());
        if (next.isEmpty()) {
          break;
        }
        call.out().println(next.get().line(start, call.json()));
        call.out().flush();
        shown++;
      }
    } catch (InterruptedException enough) {
      stopped = true;
    } finally {
      tap.close();
    }
    call.say(
        shown
            + (shown == 1 ? " frame" : " frames")
            + (caught.lost() == 0 ? "" : ", " + caught.lost() + " more came too fast to be shown"));
    if (stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
