// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.testkit.fakes.MemorySampleLog;
import io.lockgate.testkit.fakes.OneMeter;

/** A gateway with one known device. */
public final class Sites {
  /** Who sends. */
  public static final GatewayFacts GATEWAY =
      new GatewayFacts("1a2b3c4d", "Plant 7", "0123456789abcdef", "192.0.2.7", "02:00:5e:10:00:07");

  private Sites() {}

  /** What is known of its devices. */
  public static DeviceFacts devices() {
    return new DeviceFacts(
        OneMeter.field(), OneMeter.models(), OneMeter.points(), new MemorySampleLog());
  }
}
