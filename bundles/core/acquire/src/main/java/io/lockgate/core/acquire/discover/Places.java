// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.core.acquire.config.Forms;
import io.lockgate.core.acquire.config.Registry;
import io.lockgate.core.acquire.link.LinkDefinition;
import io.lockgate.core.acquire.link.LinkUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands a range into places, and knows those that are configured already. */
final class Places {
  private static final int MOST = 65_536;

  private final Forms forms;
  private final String bundle;
  private final String driverId;
  private final Driver driver;
  private final Known<LinkUnit> links = new Known<>();
  private final Map<String, Known<String>> devices = new HashMap<>();

  Places(Forms forms, Registry registry, String bundle, String driverId, Driver driver) {
    this.forms = forms;
    this.bundle = bundle;
    this.driverId = driverId;
    this.driver = driver;
    for (LinkUnit unit : registry.links()) {
      LinkDefinition its = unit.definition();
      if (its.driver().orElse(null) == driver) {
        links.add(its.spec().settings(), unit);
      }
    }
    registry
        .devices()
        .forEach(
            its ->
                devices
                    .computeIfAbsent(its.link(), none -> new Known<>())
                    .add(its.spec().settings(), its.id()));
  }

  /**
   * The places of a range, in the order in which to look.
   *
   * @param range complete
   * @throws DriverException.BadSetting it cannot be understood or is too large
   */
  List<Place> of(Settings range) throws DriverException {
    List<Place> places = new ArrayList<>();
    List<Driver.Candidate> candidates = driver.candidates(range);
    if (candidates.size() > MOST) {
      throw new DriverException.BadSetting("range", "has more than " + MOST + " places");
    }
    for (Driver.Candidate each : candidates) {
      places.add(place(each));
    }
    return places;
  }

  private Place place(Driver.Candidate candidate) {
    Settings link = forms.complete(bundle, Forms.LINK, candidate.link());
    Settings device = forms.complete(bundle, Forms.DEVICE, candidate.device());
    Optional<LinkUnit> existing = links.find(candidate.link());
    Optional<String> deviceId =
        existing
            .map(unit -> devices.get(unit.definition().spec().id()))
            .flatMap(known -> known.find(candidate.device()));
    return new Place(definition(link), existing, device, deviceId);
  }

  private LinkDefinition definition(Settings link) {
    return new LinkDefinition(
        new LinkSpec("discovery", link), link, driverId, Optional.of(driver), true, "");
  }

  /** The places of each link together. */
  Collection<List<Place>> byLink(List<Place> places) {
    Map<Settings, List<Place>> byLink = new LinkedHashMap<>();
    for (Place each : places) {
      byLink.computeIfAbsent(each.link().spec().settings(), none -> new ArrayList<>()).add(each);
    }
    return byLink.values();
  }
}
