// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the simulator. */
@ObjectClassDefinition(
    id = SimulatorService.PID,
    name = "Simulator",
    description = "Modbus devices that are not there, to try the gateway with.")
@interface SimulatorSettings {
  @AttributeDefinition(
      name = "Modbus TCP port",
      description = "All devices of bus tcp, by unit id; 0: none",
      min = "0",
      max = "65535")
  int tcp$_$port() default 15020;

  @AttributeDefinition(
      name = "RTU over TCP port",
      description = "All devices of bus rtu, as a serial server shows them; 0: none",
      min = "0",
      max = "65535")
  int rtu$_$tcp$_$port() default 15021;

  @AttributeDefinition(
      name = "Serial port",
      description = "Path of a port on which the devices of bus rtu answer too; empty: none",
      required = false)
  String serial$_$port() default "";

  @AttributeDefinition(
      name = "Baud rate",
      description = "Of the serial port, with 8 data bits, no parity, 1 stop bit",
      min = "300",
      max = "4000000")
  int baud() default 19200;

  @AttributeDefinition(
      name = "Site",
      description = "Devices that are there without a setting of their own",
      options = {
        @Option(label = "meters, an inverter, an IO module, a dead device", value = "demo"),
        @Option(label = "none", value = "none")
      })
  String site() default "demo";

  @AttributeDefinition(
      name = "Connections",
      description = "At a time, each port",
      min = "1",
      max = "4096")
  int max$_$connections() default 64;
}
