// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.core.acquire.link.DeviceDefinition;
import io.lockgate.core.acquire.link.LinkDefinition;
import java.util.Map;
import java.util.Optional;

/** Makes definitions of configurations: defaults, driver, model, and what is wrong before any driver is asked. */
final class Definitions {
  private final Forms forms;
  private final ModelLibrary models;

  Definitions(Forms forms, ModelLibrary models) {
    this.forms = forms;
    this.models = models;
  }

  /** A driver that is there. */
  record Present(String id, Driver driver) {}

  LinkDefinition link(Instance its, Optional<Present> driver) {
    Form form = forms.of(its.bundle(), Forms.LINK);
    Settings settings = form.complete(its.values());
    return new LinkDefinition(
        new LinkSpec(its.id(), settings),
        form.shown(settings),
        driver.map(Present::id).orElse(its.bundle()),
        driver.map(Present::driver),
        isEnabled(settings),
        flagProblem(settings));
  }

  /** What stands for a link that devices name and nobody has configured. */
  static LinkDefinition missing(String id) {
    Settings none = new Settings(Map.of());
    String problem = "there is no link '" + id + "'";
    return new LinkDefinition(new LinkSpec(id, none), none, "", Optional.empty(), true, problem);
  }

  DeviceDefinition device(Instance its, Optional<Instance> link, Optional<Present> driver) {
    Form form = forms.of(its.bundle(), Forms.DEVICE);
    Settings settings = form.complete(its.values());
    String modelId = settings.text(DeviceSpec.MODEL, "");
    Optional<DeviceModel> model = models.find(modelId);
    String problem = flagProblem(settings);
    problem = problem.isEmpty() ? linkProblem(its, settings, link) : problem;
    problem = problem.isEmpty() ? modelProblem(modelId, model, driver) : problem;
    return new DeviceDefinition(
        new DeviceSpec(its.id(), settings),
        form.shown(settings),
        settings.text(DeviceSpec.LINK, ""),
        modelId,
        model,
        isEnabled(settings),
        problem);
  }

  private static boolean isEnabled(Settings settings) {
    return !settings.text(DeviceSpec.ENABLED, "true").equals("false");
  }

  private static String flagProblem(Settings settings) {
    String text = settings.text(DeviceSpec.ENABLED, "true");
    return text.equals("true") || text.equals("false")
        ? ""
        : DeviceSpec.ENABLED + ": must be true or false";
  }

  private static String linkProblem(Instance its, Settings settings, Optional<Instance> link) {
    String id = settings.text(DeviceSpec.LINK, "");
    if (id.isEmpty()) {
      return DeviceSpec.LINK + ": is missing";
    }
    if (link.isEmpty()) {
      return DeviceSpec.LINK + ": there is no link '" + id + "'";
    }
    return link.get().bundle().equals(its.bundle())
        ? ""
        : DeviceSpec.LINK + ": '" + id + "' is of another driver";
  }

  private static String modelProblem(
      String id, Optional<DeviceModel> model, Optional<Present> driver) {
    if (id.isEmpty()) {
      return DeviceSpec.MODEL + ": is missing";
    }
    if (model.isEmpty()) {
      return DeviceSpec.MODEL + ": there is no model '" + id + "'";
    }
    String wanted = model.get().driver();
    return driver.isEmpty() || driver.get().id().equals(wanted)
        ? ""
        : DeviceSpec.MODEL + ": '" + id + "' is for driver " + wanted;
  }
}
