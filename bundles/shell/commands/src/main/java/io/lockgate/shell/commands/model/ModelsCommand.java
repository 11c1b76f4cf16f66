// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.model.ModelFiles.ModelFile;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Table;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists models. */
@Service
@Command(
    scope = "gateway",
    name = "models",
    description =
        "Lists all model files, shipped and own, which are in use, and what keeps one from being used. Example: gateway:models")
public final class ModelsCommand extends GatewayCommand {
  @Reference(optional = true)
  @Nullable ModelFiles files;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table =
        new Table(
            "id", "revision", "driver", "points", "in_use", "origin", "file", "title", "problem");
    for (ModelFile file : Needed.from(files, "the library of models").files()) {
      table.row(
          file.model().map(model -> model.id()).orElse(""),
          file.model().map(model -> model.revision()).orElse(0),
          file.model().map(model -> model.driver()).orElse(""),
          file.model().map(model -> model.points().size()).orElse(0),
          file.inUse(),
          file.origin().name().toLowerCase(Locale.ROOT),
          file.name(),
          file.model().map(model -> model.title()).orElse(""),
          file.problems().stream().findFirst().map(ModelProblem::toString).orElse(""));
    }
    call.print(table);
  }
}
