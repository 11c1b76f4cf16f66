// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

import io.lockgate.driver.sim.pdu.PduAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is at the other end of a path. On a line an absent device is silent; over TCP somebody answers for it. Thread-safe.
 */
public final class Bus {
  private static final int BROADCAST = 0;
  private static final int NO_TARGET = 0x0B;

  private final Path path;
  private final List<Site> sites;

  /**
   * All devices of a path.
   *
   * @param sites where they are looked for, in this order
   */
  public Bus(Path path, List<Site> sites) {
    this.path = path;
    this.sites = List.copyOf(sites);
  }

  /**
   * Gives a request to the device it is for; on a line unit 0 stands for all of them.
   *
   * @param unit 0 to 255
   * @param pdu function code and data, 1 to 253 bytes
   * @return empty: nobody answers
   */
  public Optional<Reply> ask(int unit, byte[] pdu) {
    if (path == Path.RTU && unit == BROADCAST) {
      everyone().forEach(device -> device.answer(pdu));
      return Optional.empty();
    }
    for (Site site : sites) {
      Optional<SimulatedDevice> device = site.find(path, unit);
      if (device.isPresent()) {
        return device.get().answer(pdu);
      }
    }
    return path == Path.TCP
        ? Optional.of(Reply.sound(unit, PduAnswers.exception(pdu, NO_TARGET)))
        : Optional.empty();
  }

  private List<SimulatedDevice> everyone() {
    List<SimulatedDevice> all = new ArrayList<>();
    for (Site site : sites) {
      for (SimulatedDevice device : site.all(path)) {
        if (all.stream().noneMatch(known -> known.unit() == device.unit())) {
          all.add(device);
        }
      }
    }
    return all;
  }
}
