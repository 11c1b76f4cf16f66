// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.plan;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.driver.modbus.points.Address;
import io.lockgate.driver.modbus.points.PointLayout;
import io.lockgate.driver.modbus.points.PointReader;
import io.lockgate.driver.modbus.points.Space;
import io.lockgate.driver.modbus.settings.DeviceSettings;
import io.lockgate.driver.modbus.sunspec.ModelChain;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.value.ValueFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes few steps out of many points: what lies near together in a space or in a SunSpec model is read together.
 *
 * @param context merges
 * @param settings of the device
 * @param unit the device
 * @param chain its SunSpec models
 */
public record Planner(LinkContext context, DeviceSettings settings, Unit unit, ModelChain chain) {
  /** A gap within a model is no reason for a further request: the device has it whole. */
  private static final int ANY_GAP = 125;

  /**
   * The steps, in the order in which spaces and models first occur.
   *
   * @throws BadSetting a point cannot be read
   */
  public List<ReadStep> steps(List<DevicePoint> points) throws BadSetting {
    Map<Space, List<Member>> spaces = new LinkedHashMap<>();
    Map<List<Integer>, List<Member>> models = new LinkedHashMap<>();
    Map<ValueFormat, ValueFormat> formats = new HashMap<>();
    for (DevicePoint point : points) {
      PointLayout own =
          PointReader.layout(point.model(), settings.wordOrder(), settings.oneBased());
      PointLayout layout = own.sharing(formats.computeIfAbsent(own.format(), itself -> itself));
      if (layout.address() instanceof Address.Plain plain) {
        add(
            spaces,
            plain.space(),
            fitting(plain.space(), new Member(point, layout, plain.number())));
      } else if (layout.address() instanceof Address.SunSpec sunspec) {
        Member member = new Member(point, layout, sunspec.offset());
        add(models, sunspec.models(), fitting(Space.HOLDING, member));
      }
    }
    List<ReadStep> steps = new ArrayList<>();
    spaces.forEach((space, members) -> steps.addAll(plain(space, members)));
    models.forEach((ids, members) -> steps.addAll(inModel(ids, members)));
    return unit.restsAfterPoll() ? LastStep.ending(unit, steps) : List.copyOf(steps);
  }

  private static <K> void add(Map<K, List<Member>> groups, K key, Member member) {
    groups.computeIfAbsent(key, none -> new ArrayList<>()).add(member);
  }

  private Member fitting(Space space, Member member) throws BadSetting {
    int most = settings.rule(space).maxLength();
    if (member.layout().format().length() > most) {
      throw new BadSetting(
          "points/" + member.point().model().name() + "/address",
          "is longer than the " + most + " that the device gives in one read");
    }
    return member;
  }

  private List<ReadStep> plain(Space space, List<Member> members) {
    List<Extent> extents = extents(space.word(), members);
    return steps(members, extents, settings.rule(space), span -> new BlockStep(unit, space, span));
  }

  /** Scale factors are read together with the points, where they are near enough. */
  private List<ReadStep> inModel(List<Integer> ids, List<Member> members) {
    String space = "sunspec/" + ids;
    List<Extent> extents = extents(space, members);
    members.stream()
        .mapToInt(member -> member.layout().scale())
        .filter(offset -> offset >= 0)
        .distinct()
        .forEach(offset -> extents.add(new Extent(extents.size(), space, offset, 1)));
    MergeRule rule = new MergeRule(settings.maxRegisters(), ANY_GAP, List.of());
    return steps(members, extents, rule, span -> new ModelStep(chain, ids, span));
  }

  private static List<Extent> extents(String space, List<Member> members) {
    List<Extent> extents = new ArrayList<>();
    for (Member member : members) {
      extents.add(
          new Extent(extents.size(), space, member.start(), member.layout().format().length()));
    }
    return extents;
  }

  /** Extents beyond the members are only read along; a block of nothing else is left out. */
  private List<ReadStep> steps(
      List<Member> members, List<Extent> extents, MergeRule rule, Function<Span, ReadStep> maker) {
    List<ReadStep> steps = new ArrayList<>();
    for (Block block : context.merge(extents, rule)) {
      List<Member> within =
          block.members().stream()
              .filter(extent -> extent.index() < members.size())
              .map(extent -> members.get(extent.index()))
              .toList();
      if (!within.isEmpty()) {
        steps.add(maker.apply(new Span(block.start(), block.length(), within)));
      }
    }
    return steps;
  }
}
