// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.driver.snmp.settings.Keys;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of a device. A form only: read by the framework, see {@link io.lockgate.api.driver.Driver}. */
@ObjectClassDefinition(
    factoryPid = "io.lockgate.driver.snmp.device",
    name = "SNMP device",
    description = "An agent that is asked with the credentials of its link")
@interface DeviceForm {
  @AttributeDefinition(name = "Link", description = "Id of the link whose credentials it knows")
  String link();

  @AttributeDefinition(name = "Model", description = "Id of the model that describes it")
  String model();

  @AttributeDefinition(name = "Enabled", description = "false takes the device out of service")
  boolean enabled() default true;

  @AttributeDefinition(name = "Host", description = "Name or address")
  String host();

  @AttributeDefinition(
      name = "Port",
      description = "UDP port, 1 to 65535",
      min = "1",
      max = "65535")
  int port() default Keys.Default.PORT;

  @AttributeDefinition(
      name = "Context",
      description = "Name of the context within the device, v3 only; nearly always empty",
      required = false)
  String context() default "";

  @AttributeDefinition(
      name = "Most values",
      description = "Values in one answer, 1 to 128",
      min = "1",
      max = "128")
  int max$_$varbinds() default Keys.Default.MAX_VARBINDS;

  @AttributeDefinition(
      name = "Most repetitions",
      description = "Rows of a table asked for at a time, 1 to 100",
      min = "1",
      max = "100")
  int max$_$repetitions() default Keys.Default.MAX_REPETITIONS;

  @AttributeDefinition(
      name = "Largest answer",
      description = "Bytes, 484 to 65507; 1472 is one Ethernet frame",
      min = "484",
      max = "65507")
  int max$_$message() default Keys.Default.MAX_MESSAGE;

  @AttributeDefinition(
      name = "Traps from",
      description =
          "Further addresses that its notifications come from, as '10.0.0.5 10.0.1.10-12'",
      required = false)
  String traps$_$from() default "";

  @AttributeDefinition(
      name = "Time-out",
      description = "Milliseconds to wait for an answer, 10 to 60000; 0: as the link says",
      min = "0",
      max = "60000")
  int timeout$_$ms() default 0;
}
