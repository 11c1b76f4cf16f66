// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.driver.modbus.settings.Keys;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of a device. A form only: read by the framework, see {@link io.lockgate.api.driver.Driver}. */
@ObjectClassDefinition(
    factoryPid = "io.lockgate.driver.modbus.device",
    name = "Modbus device",
    description = "A unit on a Modbus link")
@interface DeviceForm {
  @AttributeDefinition(name = "Link", description = "Id of the link that reaches it")
  String link();

  @AttributeDefinition(name = "Model", description = "Id of the model that describes it")
  String model();

  @AttributeDefinition(name = "Enabled", description = "false takes the device out of service")
  boolean enabled() default true;

  @AttributeDefinition(
      name = "Unit",
      description = "Unit id, 1 to 255; 255 is common for a TCP device of its own",
      min = "1",
      max = "255")
  int unit() default Keys.Default.UNIT;

  @AttributeDefinition(
      name = "One-based",
      description = "true: addresses of the model are numbers counted from 1")
  boolean one$_$based() default false;

  @AttributeDefinition(
      name = "Word order",
      description = "Which register of a number is first, where the model does not say it",
      options = {
        @Option(label = "High word first", value = "high-first"),
        @Option(label = "Low word first", value = "low-first")
      })
  String word$_$order() default Keys.Default.ORDER;

  @AttributeDefinition(
      name = "Most registers",
      description = "Registers in one read, 1 to 125; sixteen times as many coils",
      min = "1",
      max = "125")
  int max$_$registers() default Keys.Default.MAX_REGISTERS;

  @AttributeDefinition(
      name = "Largest gap",
      description = "Unused registers to read across, 0 to 124; sixteen times as many coils",
      min = "0",
      max = "124")
  int max$_$gap() default Keys.Default.MAX_GAP;

  @AttributeDefinition(
      name = "Forbidden ranges",
      description =
          "What must never be read as part of a gap, as 'holding/100-109 input/7'; protocol addresses from 0",
      required = false)
  String forbidden() default "";

  @AttributeDefinition(
      name = "Time-out",
      description = "Milliseconds to wait for a reply, 10 to 60000; 0: as the link says",
      min = "0",
      max = "60000")
  int timeout$_$ms() default 0;
}
