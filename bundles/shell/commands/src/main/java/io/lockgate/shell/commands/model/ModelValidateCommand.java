// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Needed;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Checks a model file. */
@Service
@Command(
    scope = "gateway",
    name = "model-validate",
    description =
        "Checks a model file and lists all that is wrong, with line and column; fails when something is. Example: gateway:model-validate etc/models/mine.yaml")
public final class ModelValidateCommand extends FileCommand {
  @Reference(optional = true)
  @Nullable ModelLibrary library;

  @Override
  protected void run(Call call) throws Exception {
    ModelLibrary models = Needed.from(library, "the library of models");
    List<ModelProblem> problems = models.validate(TextFile.read(call, file, standardInput));
    ProblemTable.print(call, source(), problems);
    call.say(source() + " can be used");
  }
}
