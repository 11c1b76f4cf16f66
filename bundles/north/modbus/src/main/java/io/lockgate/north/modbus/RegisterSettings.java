// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A point at a register of unit 255. */
@ObjectClassDefinition(
    id = ConfiguredRegister.PID,
    name = "Modbus register of a point",
    description = "Shows a point at a register of the gateway's own unit 255.")
@interface RegisterSettings {
  @AttributeDefinition(
      name = "Address",
      description = "Address of the first register, counted from 0",
      min = "0",
      max = "65535")
  int address();

  @AttributeDefinition(name = "Point", description = "Address of the point, device/point")
  String point();

  @AttributeDefinition(
      name = "Type",
      description = "How the value is shown",
      options = {
        @Option("bool"),
        @Option("int16"),
        @Option("uint16"),
        @Option("int32"),
        @Option("uint32"),
        @Option("int64"),
        @Option("uint64"),
        @Option("float32"),
        @Option("float64")
      })
  String type() default "float32";

  @AttributeDefinition(
      name = "Words",
      description = "Order of the words",
      options = {@Option("high-first"), @Option("low-first")})
  String words() default "high-first";

  @AttributeDefinition(
      name = "Writable",
      description = "Whether clients may write it, through the write gate")
  boolean writable() default false;
}
