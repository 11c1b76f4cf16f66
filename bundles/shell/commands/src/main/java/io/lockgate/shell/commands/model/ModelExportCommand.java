// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Prints a model, to be redirected into a file on the other side. */
@Service
@Command(
    scope = "gateway",
    name = "model-export",
    description =
        "Prints a model as a table for a spreadsheet (CSV), or with --yaml as a model file. Example: lockgate shell gateway:model-export three-phase-meter > mine.csv")
public final class ModelExportCommand extends OneArgumentCommand {
  @Reference(optional = true)
  @Nullable ModelFiles files;

  @Argument(name = "id", description = "Id of the model", required = true)
  @Completion(ModelIds.class)
  String id = "";

  @Option(name = "--yaml", description = "As a model file")
  boolean yaml;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    ModelFiles known = Needed.from(files, "the library of models");
    Optional<String> text = yaml ? known.exportYaml(id) : known.exportCsv(id);
    call.out()
        .print(
            text.orElseThrow(
                () ->
                    new CommandRefusedException(
                        "there is no model '" + id + "'; gateway:models lists them")));
  }
}
