// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PollGroup;
import io.lockgate.core.acquire.time.Alarms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a driver makes for a device: the device and the plans of its groups.
 *
 * @param groups at rest
 */
record Attachment(Device device, List<GroupPoll> groups) {
  /**
   * Checks the model, makes the device, prepares its plans.
   *
   * @throws DriverException.BadSetting setting or model cannot work
   */
  static Attachment make(
      DeviceUnit unit,
      DeviceDefinition definition,
      LinkSession session,
      Alarms alarms,
      double share)
      throws DriverException {
    if (definition.model().isPresent()) {
      check(definition.model().get(), session);
    }
    Device device = session.link().device(definition.spec());
    try {
      List<GroupPoll> groups = new ArrayList<>();
      if (session.can(Capability.READ)) {
        for (Map.Entry<PollGroup, List<DevicePoint>> group : unit.points().byGroup().entrySet()) {
          long period = group.getKey().period().toNanos();
          List<Step> steps = steps(device.prepare(group.getValue()), unit.points());
          groups.add(new GroupPoll(unit, period, share, steps, alarms));
        }
      }
      return new Attachment(device, List.copyOf(groups));
    } catch (DriverException | RuntimeException refused) {
      device.close();
      throw refused;
    }
  }

  private static void check(DeviceModel model, LinkSession session)
      throws DriverException.BadSetting {
    List<ModelProblem> problems = session.driver().check(model);
    if (!problems.isEmpty()) {
      throw new DriverException.BadSetting(
          DeviceSpec.MODEL, model.id() + ": " + problems.get(0) + more(problems.size() - 1));
    }
  }

  private static String more(int count) {
    return count == 0 ? "" : " (and " + count + " more)";
  }

  private static List<Step> steps(ReadPlan plan, DevicePoints points) {
    return plan.steps().stream().map(step -> new Step(step, points::scale)).toList();
  }
}
