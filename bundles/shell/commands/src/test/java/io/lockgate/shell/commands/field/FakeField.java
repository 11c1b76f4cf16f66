// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FrameTap;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.Identification;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field with one link, one device, two who answer a scan, and three frames for whoever looks. */
final class FakeField implements FieldStatus, Discovery, FrameTap {
  final List<String> taps = new ArrayList<>();
  final List<String> scans = new ArrayList<>();

  @Override
  public List<LinkStatus> links() {
    Settings settings = new Settings(Map.of("host", "10.0.0.5", "port", "502", "password", "set"));
    return List.of(new LinkStatus("bus1", "modbus", State.ONLINE, "", 0, settings, 1, 20, 2, 0));
  }

  @Override
  public List<DeviceStatus> devices() {
    return List.of(
        new DeviceStatus(
            "m1",
            "bus1",
            "three-phase-meter",
            State.OFFLINE,
            "silent",
            0,
            new Settings(Map.of("link", "bus1", "unit", "12")),
            23,
            100,
            7,
            3,
            Duration.ofMillis(4),
            Optional.of(1_000L)));
  }

  @Override
  public Scan scan(String driver, Settings range, Discovery.Listener listener)
      throws DriverException {
    if (!driver.equals("modbus")) {
      throw new DriverException.NotConnected("there is no driver " + driver);
    }
    scans.add(range.values().toString());
    Settings link = new Settings(Map.of("host", "10.0.0.9"));
    Identification meter = new Identification("ACME", "M3", "1.2", "77");
    listener.found(
        new Found(
            link,
            Optional.empty(),
            new Settings(Map.of("unit", "7")),
            Optional.empty(),
            meter,
            Optional.of("three-phase-meter")));
    listener.found(
        new Found(
            link,
            Optional.empty(),
            new Settings(Map.of("unit", "8")),
            Optional.empty(),
            new Identification("", "", "", ""),
            Optional.empty()));
    listener.found(
        new Found(
            link,
            Optional.empty(),
            new Settings(Map.of("unit", "9")),
            Optional.empty(),
            meter,
            Optional.of("three-phase-meter")));
    listener.progress(3, 3);
    return () -> scans.add("stopped");
  }

  @Override
  public Tap tap(String owner, FrameTap.Listener listener) {
    taps.add(owner);
    for (int i = 0; i < 3; i++) {
      listener.frame(
          i * 1_000_000L,
          i % 2 == 0,
          ByteBuffer.wrap(new byte[] {1, 3, 0, (byte) i}).asReadOnlyBuffer(),
          "read\u001b holding");
    }
    return () -> taps.add("closed");
  }
}
