// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.Transports.Claim;
import io.lockgate.api.driver.Transports.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortListTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path root;

  private final BusOwners owners = new BusOwners();

  @BeforeEach
  void realRoot() throws IOException {
    root = root.toRealPath();
  }

  private PortList list() {
    return new PortList(root.resolve("dev"), root.resolve("sys/class/tty"), owners);
  }

  private Path device(String name) throws IOException {
    Files.createDirectories(root.resolve("dev"));
    return Files.writeString(root.resolve("dev").resolve(name), "");
  }

  /** A device as the kernel shows it: its driver, and for USB the names two folders up. */
  private void kernel(String name, String driver, String type, String product) throws IOException {
    Path device = root.resolve("sys/devices/" + name + "/interface/" + name);
    Files.createDirectories(device);
    Files.createDirectories(root.resolve("sys/drivers/" + driver));
    Files.createSymbolicLink(device.resolve("driver"), root.resolve("sys/drivers/" + driver));
    if (!product.isEmpty()) {
      Files.writeString(root.resolve("sys/devices/" + name + "/product"), product + "\n");
      Files.writeString(root.resolve("sys/devices/" + name + "/manufacturer"), "Maker\n");
    }
    Path shown = root.resolve("sys/class/tty/" + name);
    Files.createDirectories(shown);
    Files.createSymbolicLink(shown.resolve("device"), device);
    if (!type.isEmpty()) {
      Files.writeString(shown.resolve("type"), type + "\n");
    }
  }

  private Path link(String folder, String name, Path device) throws IOException {
    Path in = Files.createDirectories(root.resolve("dev/serial").resolve(folder));
    return Files.createSymbolicLink(in.resolve(name), device);
  }

  @Test
  void each_port_is_shown_once_by_its_most_stable_name() throws IOException {
    Path usb = device("ttyUSB0");
    kernel("ttyUSB0", "ftdi_sio", "", "RS485 adapter");
    link("by-path", "pci-usb-0:1", usb);
    Path byId = link("by-id", "usb-Maker_1234", usb);
    Path twin = device("ttyUSB1");
    kernel("ttyUSB1", "ch341", "", "");
    Path byPath = link("by-path", "pci-usb-0:2", twin);
    link("by-id", "gone", root.resolve("dev/ttyUSB9"));
    Path board = device("ttyS0");
    kernel("ttyS0", "serial8250", "4", "");
    device("ttyS1");
    kernel("ttyS1", "serial8250", "0", "");
    device("tty1");
    Files.createDirectories(root.resolve("sys/class/tty/tty1"));
    assertEquals(
        List.of(
            new SerialPort(byId.toString(), "Maker RS485 adapter", Optional.empty()),
            new SerialPort(byPath.toString(), "ch341", Optional.empty()),
            new SerialPort(board.toString(), "serial8250", Optional.empty())),
        list().now());
  }

  @Test
  void owners_are_shown_and_terminals_only_while_they_are_owned() throws Exception {
    Path usb = device("ttyUSB0");
    Path byId = link("by-id", "usb-Maker_1234", usb);
    Path terminal = device("pts0");
    assertEquals(1, list().now().size());
    Claim first = owners.claim("bus1", usb.toString());
    Claim second = owners.claim("bus2", terminal.toString());
    assertEquals(
        List.of(
            new SerialPort(terminal.toString(), terminal.toString(), Optional.of("bus2")),
            new SerialPort(byId.toString(), usb.toString(), Optional.of("bus1"))),
        list().now());
    first.close();
    second.close();
    assertEquals(
        List.of(new SerialPort(byId.toString(), usb.toString(), Optional.empty())), list().now());
  }

  @Test
  void a_machine_without_ports_has_an_empty_list() {
    assertEquals(List.of(), list().now());
  }
}
