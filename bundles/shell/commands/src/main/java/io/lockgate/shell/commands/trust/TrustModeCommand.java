// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows or sets the signing policy; setting it needs more. */
@Service
@Command(
    scope = "gateway",
    name = "trust-mode",
    description =
        "Shows which code is let in, or changes it: off, warn, trusted, ca-only. Example: gateway:trust-mode trusted")
public final class TrustModeCommand extends OneArgumentCommand {
  @Reference SignerRegistry registry;

  @Argument(name = "mode", description = "off, warn, trusted or ca-only")
  @Completion(ModeNames.class)
  @Nullable String mode;

  @Override
  protected Permission permission() {
    return mode == null ? Permission.VIEW : Permission.MANAGE_TRUST;
  }

  @Override
  protected void run(Call call) throws Exception {
    if (mode != null) {
      registry.setMode(call.who(), ModeNames.parse(mode));
    }
    call.print(new Table("mode").row(ModeNames.name(registry.mode())));
  }
}
