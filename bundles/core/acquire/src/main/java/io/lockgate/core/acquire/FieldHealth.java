// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How the field is. What cannot work as configured, and a link on which nothing answers, is critical: somebody must set it
 * right, or go there. A device that does not answer beside others that do is temporarily unavailable. What an operator took
 * out of service is well. Thread-safe.
 */
@Component(property = HealthCheck.NAME + "=" + FieldHealth.ID)
public final class FieldHealth implements HealthCheck {
  static final String ID = "field";
  private static final int NAMED = 5;

  private final FieldStatus field;

  /** Asks {@code field} each time. */
  @Activate
  public FieldHealth(@Reference FieldStatus field) {
    this.field = field;
  }

  @Override
  public Health check() {
    List<LinkStatus> links = field.links();
    List<DeviceStatus> devices = field.devices();
    Status worst = Status.OK;
    List<String> ill = new ArrayList<>();
    for (LinkStatus link : links) {
      boolean silent = silent(link, devices);
      Status status = silent ? Status.CRITICAL : ofLink(link.state());
      worst = worst.worst(status);
      if (silent) {
        ill.add("link " + link.id() + ": none of its devices answers");
      } else if (status != Status.OK) {
        ill.add(words("link", link.id(), link.state(), link.detail()));
      }
    }
    for (DeviceStatus device : devices) {
      Status status = of(device.state());
      worst = worst.worst(status);
      if (status != Status.OK) {
        ill.add(words("device", device.id(), device.state(), device.detail()));
      }
    }
    if (ill.isEmpty()) {
      return new Health(Status.OK, links.size() + " links, " + devices.size() + " devices");
    }
    String some = String.join("; ", ill.subList(0, Math.min(NAMED, ill.size())));
    return new Health(
        worst, ill.size() > NAMED ? some + "; and " + (ill.size() - NAMED) + " more" : some);
  }

  /** Whether a link works and is of no use: nobody at it answers. */
  private static boolean silent(LinkStatus link, List<DeviceStatus> devices) {
    List<State> served =
        devices.stream()
            .filter(device -> device.link().equals(link.id()))
            .map(DeviceStatus::state)
            .filter(state -> state != State.OUT_OF_SERVICE)
            .toList();
    return link.state() == State.ONLINE
        && !served.isEmpty()
        && served.stream().allMatch(State.OFFLINE::equals);
  }

  private static Status ofLink(State state) {
    return state == State.OFFLINE ? Status.CRITICAL : of(state);
  }

  private static Status of(State state) {
    return switch (state) {
      case ONLINE, OUT_OF_SERVICE -> Status.OK;
      case CONNECTING, OFFLINE -> Status.TEMPORARILY_UNAVAILABLE;
      case CONFIGURATION, NO_DRIVER -> Status.CRITICAL;
    };
  }

  private static String words(String kind, String id, State state, String detail) {
    String word = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return kind + " " + id + " " + word + (detail.isEmpty() ? "" : ": " + detail);
  }
}
