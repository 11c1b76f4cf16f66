// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Sample;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows the latest values. */
@Service
@Command(
    scope = "gateway",
    name = "points",
    description =
        "Shows the latest value of every point, or of one device; with --watch again every second until Ctrl-C. Example: gateway:points --watch meter1")
public final class PointsCommand extends OneArgumentCommand {
  private static final int LONGEST_S = 86_400;

  @Reference(optional = true)
  @Nullable PointImage image;

  @Reference(optional = true)
  @Nullable PointDirectory directory;

  @Argument(name = "device", description = "Only the points of this device")
  @Completion(PointDevices.class)
  String device = "";

  @Option(name = "--watch", description = "Go on until Ctrl-C")
  boolean watch;

  @Option(name = "--seconds", description = "Watch for so long, 1 to 86400")
  String seconds = "";

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    PointImage now = Needed.from(image, "the image of points");
    if (!device.isEmpty() && wanted(now).isEmpty()) {
      throw new CommandRefusedException("there is no device '" + device + "' with points");
    }
    if (!watch) {
      call.print(PointTable.of(now.read(wanted(now)), directory));
      return;
    }
    int rounds =
        seconds.isEmpty() ? LONGEST_S : Numbers.parse(seconds, "number of seconds", 1, LONGEST_S);
    Screen screen = call.screen();
    List<Sample> before = List.of();
    for (int round = 0; round < rounds && !call.out().checkError(); round++) {
      List<Sample> samples = now.read(wanted(now));
      List<Sample> shown = screen.redraws() ? samples : changed(before, samples);
      if (!shown.isEmpty() || round == 0) {
        screen.show(out -> PointTable.of(shown, directory).print(out, call.json()));
      }
      before = samples;
      if (!screen.pause()) {
        return;
      }
    }
  }

  private List<PointId> wanted(PointImage now) {
    return now.points().stream()
        .filter(point -> device.isEmpty() || point.device().equals(device))
        .toList();
  }

  private static List<Sample> changed(List<Sample> before, List<Sample> now) {
    return now.stream().filter(sample -> !before.contains(sample)).toList();
  }
}
