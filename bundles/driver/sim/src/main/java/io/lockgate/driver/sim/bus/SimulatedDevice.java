// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.sim.device.Behaviour;
import io.lockgate.driver.sim.device.Memory;
import io.lockgate.driver.sim.pdu.PduAnswers;
import java.time.Duration;
import java.util.Optional;

/** One device: its memory, how it moves, and what is wrong with it. Thread-safe: one request at a time. */
public final class SimulatedDevice {
  private static final int DEVICE_FAILURE = 4;
  private static final int HIGHEST_UNIT = 247;

  private final int unit;
  private final Behaviour behaviour;
  private final FaultPlan faults;
  private final GatewayClock clock;
  private final Memory memory = Memory.empty();

  /**
   * A device that nobody has asked yet.
   *
   * @param unit 1 to 247; also 255 on TCP
   */
  public SimulatedDevice(int unit, Behaviour behaviour, FaultPlan faults, GatewayClock clock) {
    this.unit = unit;
    this.behaviour = behaviour;
    this.faults = faults;
    this.clock = clock;
  }

  /** Its unit id. */
  public int unit() {
    return unit;
  }

  /**
   * What it answers.
   *
   * @param pdu function code and data, 1 to 253 bytes
   * @return empty: it stays silent
   */
  public synchronized Optional<Reply> answer(byte[] pdu) {
    Fault fault = faults.next();
    if (fault == Fault.SILENT) {
      return Optional.empty();
    }
    behaviour.refresh(memory, clock.now());
    byte[] answer =
        fault == Fault.EXCEPTION
            ? PduAnswers.exception(pdu, DEVICE_FAILURE)
            : PduAnswers.to(pdu, memory, behaviour.nameplate());
    int from = fault == Fault.WRONG_ID ? unit % HIGHEST_UNIT + 1 : unit;
    Duration delay = fault == Fault.SLOW ? faults.delay() : Duration.ZERO;
    boolean damaged = fault == Fault.HALF_FRAME || fault == Fault.NOISE;
    return Optional.of(
        new Reply(
            from,
            answer,
            delay,
            damaged ? fault : Fault.NONE,
            damaged ? faults.random().nextInt() : 0));
  }
}
