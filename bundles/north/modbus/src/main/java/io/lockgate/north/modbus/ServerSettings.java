// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the Modbus server. */
@ObjectClassDefinition(id = ModbusServer.PID, name = "Modbus server and gateway")
@interface ServerSettings {
  @AttributeDefinition(
      name = "Port",
      description = "TCP port, 1 to 65535; 0: 502 where standard ports can be had, else 1502",
      min = "0",
      max = "65535")
  int port() default 0;

  @AttributeDefinition(
      name = "Connections",
      description = "Most connections at a time",
      min = "1",
      max = "1000")
  int clients() default 32;

  @AttributeDefinition(
      name = "Reserved connections",
      description = "Of these, only for the supervisory systems listed below; fewer than all",
      min = "0",
      max = "999")
  int reserved() default 8;

  @AttributeDefinition(
      name = "Connections of one address",
      description = "Most connections of one address at a time",
      min = "1",
      max = "1000")
  int per$_$address() default 16;

  @AttributeDefinition(
      name = "Supervisory systems",
      description = "Addresses or networks for which connections are kept free",
      required = false)
  String[] scada$_$addresses() default {};

  @AttributeDefinition(
      name = "Upstream timeout",
      description =
          "Milliseconds that a request may take inside the gateway; older ones are dropped",
      min = "1000",
      max = "320000")
  int upstream$_$timeout$_$ms() default 6000;

  @AttributeDefinition(
      name = "Header deadline",
      description = "Milliseconds in which a request that has begun must be whole",
      min = "100",
      max = "9000")
  int header$_$deadline$_$ms() default 5000;

  @AttributeDefinition(
      name = "Idle close",
      description = "Seconds without a request after which a connection is closed",
      min = "1",
      max = "86400")
  int idle$_$s() default 300;

  @AttributeDefinition(
      name = "Identity rule",
      description =
          "Where unit X leads that has no route: auto (device X of the only serial link), off, or"
              + " the id of a link")
  String identity() default "auto";

  @AttributeDefinition(
      name = "Identity rule is read-only",
      description = "Whether only requests pass that change nothing")
  boolean identity$_$read$_$only() default true;

  @AttributeDefinition(
      name = "Application name",
      description = "Shown in the identification, at most 64 characters",
      required = false)
  String application() default "";
}
