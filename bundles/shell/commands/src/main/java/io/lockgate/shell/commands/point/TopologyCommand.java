// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Topology;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows which devices and points there are, in the form in which it can be uploaded. */
@Service
@Command(
    scope = "gateway",
    name = "topology",
    description =
        "Prints all devices and points as JSON, or with --hash the SHA-256 of that, which an uploaded one must have. Example: gateway:topology --hash")
public final class TopologyCommand extends GatewayCommand {
  @Reference(optional = true)
  @Nullable PointDirectory directory;

  @Option(name = "--hash", description = "Print the SHA-256 only")
  boolean hash;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Topology now = Topology.of(Needed.from(directory, "the list of points"));
    call.out().println(hash ? now.hash() : now.json());
  }
}
