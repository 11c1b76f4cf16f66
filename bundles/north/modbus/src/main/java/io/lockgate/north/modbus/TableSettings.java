// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A unit of plain memory. */
@ObjectClassDefinition(
    id = ConfiguredTable.PID,
    name = "Modbus memory table",
    description = "A unit of plain memory, for tests and for systems that leave notes for others.")
@interface TableSettings {
  @AttributeDefinition(
      name = "Units",
      description =
          "Unit ids that answer from it, 0 to 255; with 255 in place of the gateway's own")
  String[] units();

  @AttributeDefinition(
      name = "Name",
      description = "What functions 17 and 43/14 give",
      required = false)
  String name() default "Lockgate";

  @AttributeDefinition(
      name = "Writable",
      description = "Whether clients may write, once the gateway is commissioned")
  boolean writable() default true;

  @AttributeDefinition(name = "Coils from", min = "0", max = "65535")
  int coils$_$start() default 0;

  @AttributeDefinition(name = "Coils", min = "0", max = "65536")
  int coils$_$count() default 0;

  @AttributeDefinition(name = "First states of coils", required = false)
  String[] coils$_$values() default {};

  @AttributeDefinition(name = "Discrete inputs from", min = "0", max = "65535")
  int discrete$_$start() default 0;

  @AttributeDefinition(name = "Discrete inputs", min = "0", max = "65536")
  int discrete$_$count() default 0;

  @AttributeDefinition(name = "States of discrete inputs", required = false)
  String[] discrete$_$values() default {};

  @AttributeDefinition(name = "Holding registers from", min = "0", max = "65535")
  int holding$_$start() default 0;

  @AttributeDefinition(name = "Holding registers", min = "0", max = "65536")
  int holding$_$count() default 0;

  @AttributeDefinition(name = "First values of holding registers", required = false)
  String[] holding$_$values() default {};

  @AttributeDefinition(name = "Input registers from", min = "0", max = "65535")
  int input$_$start() default 0;

  @AttributeDefinition(name = "Input registers", min = "0", max = "65536")
  int input$_$count() default 0;

  @AttributeDefinition(name = "Values of input registers", required = false)
  String[] input$_$values() default {};
}
