// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.model.ModelFiles.Imported;
import io.lockgate.api.model.ModelRefusedException;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Table;
import java.io.IOException;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Takes a model in, durably, or prints what it would be. */
@Service
@Command(
    scope = "gateway",
    name = "model-import",
    description =
        "Takes in a model: a table as gateway:model-export prints it, or a model file (.yaml or --yaml); it goes before a shipped one of the same id. --print only shows the model file. Example: gateway:model-import mine.csv")
public final class ModelImportCommand extends FileCommand {
  @Reference(optional = true)
  @Nullable ModelFiles files;

  @Option(name = "--yaml", description = "The text is a model file")
  boolean yaml;

  @Option(name = "--print", description = "Change nothing, print the model file")
  boolean print;

  @Override
  protected void run(Call call) throws Exception {
    ModelFiles known = Needed.from(files, "the library of models");
    String text = TextFile.read(call, file, standardInput);
    if (!yaml && !source().endsWith(".yaml")) {
      Imported imported = known.importCsv(text);
      if (!imported.problems().isEmpty()) {
        ProblemTable.print(call, source(), imported.problems());
      }
      text = imported.yaml();
    }
    if (print) {
      call.out().print(text);
    } else {
      keep(call, known, text);
    }
  }

  private void keep(Call call, ModelFiles known, String text) throws IOException {
    try {
      DeviceModel model = known.keep(text, call.who());
      call.print(
          new Table("id", "revision", "points", "title")
              .row(model.id(), model.revision(), model.points().size(), model.title()));
    } catch (ModelRefusedException e) {
      ProblemTable.print(call, source(), e.problems());
    }
  }
}
