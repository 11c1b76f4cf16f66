// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A serial line on which the gateway is asked. */
@ObjectClassDefinition(
    id = ConfiguredLine.PID,
    name = "Modbus server on a serial line",
    description = "The gateway answers as RTU devices on a line that has another master.")
@interface SerialSettings {
  @AttributeDefinition(name = "Serial port", description = "Path of the port")
  String serial$_$port();

  @AttributeDefinition(name = "Baud", min = "300", max = "4000000")
  int baud() default 19200;

  @AttributeDefinition(name = "Data bits", min = "7", max = "8")
  int data$_$bits() default 8;

  @AttributeDefinition(
      name = "Parity",
      options = {@Option("none"), @Option("even"), @Option("odd")})
  String parity() default "even";

  @AttributeDefinition(name = "Stop bits", min = "1", max = "2")
  int stop$_$bits() default 1;

  @AttributeDefinition(
      name = "Own address",
      description = "Address on the line at which the gateway's own unit 255 answers; 0: none",
      min = "0",
      max = "247")
  int own$_$address() default 1;

  @AttributeDefinition(
      name = "Units",
      description = "Other addresses on the line that are answered as the unit of the same id",
      required = false)
  String[] units() default {};

  @AttributeDefinition(name = "Enabled", description = "false: the port is left alone")
  boolean enabled() default true;
}
