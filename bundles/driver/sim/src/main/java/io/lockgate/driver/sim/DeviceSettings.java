// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of one simulated device. */
@ObjectClassDefinition(
    name = "Simulated device",
    description = "One device of the simulator; it takes the place of the one the site has there.")
@interface DeviceSettings {
  @AttributeDefinition(
      name = "Bus",
      description = "How a master reaches it",
      options = {
        @Option(label = "Modbus TCP", value = "tcp"),
        @Option(label = "RTU, through the serial server or the serial port", value = "rtu")
      })
  String bus() default "tcp";

  @AttributeDefinition(
      name = "Unit id",
      description = "1 to 247; 255 on bus tcp",
      min = "1",
      max = "255")
  int unit() default 1;

  @AttributeDefinition(
      name = "Kind",
      description = "What it is",
      options = {
        @Option(label = "three-phase meter", value = "meter"),
        @Option(label = "SunSpec inverter", value = "inverter"),
        @Option(label = "pulse and IO module", value = "io"),
        @Option(label = "1,000 cells in each space", value = "plain")
      })
  String kind() default "meter";

  @AttributeDefinition(
      name = "Fault",
      description = "What is wrong with its answers",
      options = {
        @Option(label = "nothing", value = "none"),
        @Option(label = "there are none", value = "silent"),
        @Option(label = "they come late", value = "slow"),
        @Option(label = "they carry another unit id", value = "wrong-id"),
        @Option(label = "only the first half arrives", value = "half-frame"),
        @Option(label = "exception 4, device failure", value = "exception"),
        @Option(label = "something else arrives", value = "noise")
      })
  String fault() default "none";

  @AttributeDefinition(
      name = "Fault rate",
      description = "How many answers are faulty, in percent",
      min = "0",
      max = "100")
  int fault$_$rate() default 100;

  @AttributeDefinition(
      name = "Delay",
      description = "How late a slow answer is, in ms",
      min = "0",
      max = "60000")
  int delay$_$ms() default 2000;

  @AttributeDefinition(
      name = "Seed",
      description = "Decides its values and its faults; the same seed, the same device")
  long seed() default 1;
}
