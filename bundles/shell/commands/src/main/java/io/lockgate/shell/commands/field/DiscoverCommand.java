// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.Discovery.Found;
import io.lockgate.api.driver.Settings;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Pairs;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Looks for devices. */
@Service
@Command(
    scope = "gateway",
    name = "discover",
    description =
        "Looks for devices in a range of the driver's own kind and shows who answers; Ctrl-C stops it. --add adds the new ones for which there is a model. Example: gateway:discover modbus serial-port=/dev/ttyUSB0 units=1-32 --add")
public final class DiscoverCommand extends ItemCommand {
  private static final int MOST_WAITS_AFTER_STOP = 30;

  @Reference BundleContext context;

  @Reference(optional = true)
  @Nullable Discovery discovery;

  @Argument(name = "driver", description = "Id of the driver", required = true)
  @Completion(DriverIds.class)
  String driver = "";

  @Option(name = "--add", description = "Add what is new and has a model")
  boolean add;

  @Override
  protected void run(Call call) throws Exception {
    ScanResult result = new ScanResult();
    Discovery.Scan scan =
        Needed.from(discovery, "discovery")
            .scan(driver, new Settings(Pairs.parse(call.words())), result);
    boolean complete = watch(call, scan, result);
    List<Found> found = result.all();
    call.print(FoundDevices.table(found));
    if (!complete) {
      call.say("stopped: " + result.progress());
      Thread.currentThread().interrupt();
    } else if (add) {
      addTo(call, found);
    }
  }

  /** Shows progress until the scan is over; false when the operator stopped it. */
  private static boolean watch(Call call, Discovery.Scan scan, ScanResult result) {
    String shown = "";
    try {
      while (!result.waitASecond()) {
        if (call.out().checkError()) {
          scan.stop();
          return false;
        }
        String now = result.progress();
        if (!now.equals(shown)) {
          call.say(now);
          call.out().flush();
          shown = now;
        }
      }
      return true;
    } catch (InterruptedException stopped) {
      scan.stop();
      settle(result);
      return false;
    }
  }

  /** The place that is being looked at comes to its end. */
  private static void settle(ScanResult result) {
    try {
      int waits = 0;
      while (waits < MOST_WAITS_AFTER_STOP && !result.waitASecond()) {
        waits++;
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void addTo(Call call, List<Found> found) throws Exception {
    FoundDevices devices = new FoundDevices(new DriverBundles(context).nameOf(driver), config());
    found.forEach(devices::add);
    if (devices.added().isEmpty()) {
      call.say("nothing to add: all are known, or no model fits");
      return;
    }
    commit(call, devices.change(), "found devices added: " + String.join(", ", devices.added()));
  }
}
