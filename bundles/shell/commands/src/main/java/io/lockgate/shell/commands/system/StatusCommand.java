// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows the state of the gateway: ok, warn or red. */
@Service
@Command(
    scope = "gateway",
    name = "status",
    description =
        "Shows in one line each what is well and what is not; fails when something is red. Example: gateway:status")
public final class StatusCommand extends GatewayCommand {
  @Reference ServiceSwitch services;
  @Reference SignerRegistry signers;
  @Reference Commissioning commissioning;
  @Reference ConfigStore config;
  @Reference GatewayClock clock;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    List<Finding> findings = new ArrayList<>();
    services.services().forEach(service -> findings.add(Finding.of(service)));
    config.problems().forEach(problem -> findings.add(Finding.of(problem)));
    findings.add(Finding.commissioned(commissioning.commissioned()));
    findings.add(Finding.of(signers.mode(), signers.refusals().size()));
    findings.add(Finding.developmentKey(Boolean.getBoolean("lockgate.development")));
    findings.add(Finding.of(clock.quality()));
    Table table = new Table("item", "level", "state", "note");
    for (Finding finding : findings) {
      table.row(finding.item(), finding.level().id(), finding.state(), finding.note());
    }
    call.print(table);
    long red = findings.stream().filter(finding -> finding.level() == Finding.Level.RED).count();
    if (red > 0) {
      throw new IllegalStateException(red + " of " + findings.size() + " need attention");
    }
  }
}
