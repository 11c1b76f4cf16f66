// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.Transports.SerialPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The serial ports of this machine, each by its most stable name: {@code /dev/serial/by-id} (which adapter), else {@code
 * by-path} (which socket), else its device name, for ports that are built in. Other terminals are shown only while
 * somebody owns them. Reads folders, nothing else.
 */
public final class PortList {
  private static final Logger LOG = LoggerFactory.getLogger(PortList.class);

  private final Path devices;
  private final Path system;
  private final BusOwners owners;

  /**
   * A list.
   *
   * @param devices {@code /dev}
   * @param system {@code /sys/class/tty}
   */
  public PortList(Path devices, Path system, BusOwners owners) {
    this.devices = devices;
    this.system = system;
    this.owners = owners;
  }

  /** The ports now, sorted by path. */
  public List<SerialPort> now() {
    Map<Path, Path> stable = new HashMap<>();
    builtIn().forEach(real -> stable.put(real, real));
    links("serial/by-path").forEach((real, name) -> stable.put(real, name));
    links("serial/by-id").forEach((real, name) -> stable.put(real, name));
    Map<Path, BusOwners.Holding> owned = owners.now();
    owned.forEach((real, holding) -> stable.putIfAbsent(real, holding.asked()));
    List<SerialPort> ports = new ArrayList<>();
    stable.forEach(
        (real, name) -> {
          Optional<String> owner =
              Optional.ofNullable(owned.get(real)).map(BusOwners.Holding::owner);
          ports.add(new SerialPort(name.toString(), describe(real), owner));
        });
    ports.sort(Comparator.comparing(SerialPort::path));
    return List.copyOf(ports);
  }

  /** Links by what they point to; of several to the same the first in the alphabet. */
  private Map<Path, Path> links(String folder) {
    Map<Path, Path> links = new HashMap<>();
    for (Path link : list(devices.resolve(folder))) {
      try {
        links.putIfAbsent(link.toRealPath(), link);
      } catch (IOException e) {
        LOG.debug("{} points to nothing", link, e);
      }
    }
    return links;
  }

  /** Ports with a driver behind them; the kernel lists more 8250 ports than there are, those have type 0. */
  private List<Path> builtIn() {
    List<Path> ports = new ArrayList<>();
    for (Path each : list(system)) {
      Path device = devices.resolve(Optional.ofNullable(each.getFileName()).orElse(each));
      if (Files.exists(each.resolve("device/driver"))
          && !line(each.resolve("type")).equals("0")
          && Files.exists(device)) {
        ports.add(device);
      }
    }
    return ports;
  }

  /** Manufacturer and product of a USB adapter, else the name of the driver. */
  private String describe(Path real) {
    Path device = system.resolve(String.valueOf(real.getFileName())).resolve("device");
    for (String up : List.of("../..", "..", "../../..")) {
      String product = line(device.resolve(up).resolve("product"));
      if (!product.isEmpty()) {
        return (line(device.resolve(up).resolve("manufacturer")) + " " + product).strip();
      }
    }
    try {
      return String.valueOf(device.resolve("driver").toRealPath().getFileName());
    } catch (IOException none) {
      return real.toString();
    }
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} cannot be listed", folder, e);
      return List.of();
    }
  }

  private static String line(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      LOG.debug("{} cannot be read", file, e);
      return "";
    }
  }
}
