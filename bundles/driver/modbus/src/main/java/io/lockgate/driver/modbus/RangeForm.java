// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.driver.modbus.settings.Keys;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Where to look for devices. A form only: read by the framework, see {@link io.lockgate.api.driver.Driver}. */
@ObjectClassDefinition(
    factoryPid = "io.lockgate.driver.modbus.range",
    name = "Modbus discovery",
    description = "Hosts, or units of a serial bus, to look at")
@interface RangeForm {
  @AttributeDefinition(
      name = "Hosts",
      description =
          "Names, addresses, ranges and networks, as '10.0.0.5 10.0.1.10-40 10.0.2.0/24'; at most 1024 addresses",
      required = false)
  String hosts() default "";

  @AttributeDefinition(
      name = "Port",
      description = "TCP port, 1 to 65535",
      min = "1",
      max = "65535")
  int port() default Keys.Default.PORT;

  @AttributeDefinition(
      name = "Units",
      description = "Unit ids, as '1-32 100'; empty: 255 for hosts, 1-254 for a serial port",
      required = false)
  String units() default "";

  @AttributeDefinition(
      name = "Serial port",
      description = "Path of the port; instead of hosts",
      required = false)
  String serial$_$port() default "";

  @AttributeDefinition(
      name = "Baud rate",
      description = "Bits a second, 300 to 4000000",
      min = "300",
      max = "4000000")
  int baud() default Keys.Default.BAUD;

  @AttributeDefinition(
      name = "Parity",
      description = "Parity bit: none, even or odd",
      options = {
        @Option(label = "None", value = "none"),
        @Option(label = "Even", value = "even"),
        @Option(label = "Odd", value = "odd")
      })
  String parity() default Keys.Default.PARITY;

  @AttributeDefinition(
      name = "Stop bits",
      description = "1; 2 is common without parity",
      min = "1",
      max = "2")
  int stop$_$bits() default Keys.Default.STOP_BITS;

  @AttributeDefinition(
      name = "Time-out",
      description = "Milliseconds for each place, 10 to 60000",
      min = "10",
      max = "60000")
  int timeout$_$ms() default Keys.Default.IDENTIFY_TIMEOUT_MS;
}
