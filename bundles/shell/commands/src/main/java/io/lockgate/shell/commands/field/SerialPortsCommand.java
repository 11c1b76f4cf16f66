// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Transports;
import io.lockgate.api.driver.Transports.SerialPort;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists serial ports. */
@Service
@Command(
    scope = "gateway",
    name = "serial-ports",
    description =
        "Lists the serial ports by their stable paths, and who owns each. Example: gateway:serial-ports")
public final class SerialPortsCommand extends GatewayCommand {
  @Reference(optional = true)
  @Nullable Transports transports;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table = new Table("path", "description", "owner");
    for (SerialPort port : Needed.from(transports, "the transport of serial lines").serialPorts()) {
      table.row(port.path(), port.description(), port.owner().orElse(""));
    }
    call.print(table);
  }
}
