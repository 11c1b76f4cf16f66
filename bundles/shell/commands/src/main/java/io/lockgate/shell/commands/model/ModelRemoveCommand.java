// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Forgets a model that was imported. */
@Service
@Command(
    scope = "gateway",
    name = "model-remove",
    description =
        "Forgets a model that was imported; a shipped one of the same id is used again. Example: gateway:model-remove mine")
public final class ModelRemoveCommand extends OneArgumentCommand {
  @Reference(optional = true)
  @Nullable ModelFiles files;

  @Argument(name = "id", description = "Id of the model", required = true)
  @Completion(ModelIds.class)
  String id = "";

  @Override
  protected Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected void run(Call call) throws Exception {
    if (!Needed.from(files, "the library of models").forget(id, call.who())) {
      throw new CommandRefusedException("no model '" + id + "' was imported");
    }
    call.say("model " + id + " is forgotten");
  }
}
