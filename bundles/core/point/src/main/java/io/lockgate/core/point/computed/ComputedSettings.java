// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One computed point. */
@ObjectClassDefinition(
    name = "Computed point",
    description = "A point whose value is computed of other points.")
public @interface ComputedSettings {
  @AttributeDefinition(
      name = "Device",
      description =
          "First half of its address: a name of its own, not that of a device that is read."
              + " Several computed points may share it.")
  String device();

  @AttributeDefinition(name = "Point", description = "Second half of its address.")
  String point();

  @AttributeDefinition(name = "Title", description = "For people; may be empty.")
  String title() default "";

  @AttributeDefinition(name = "Unit", description = "At most 16 characters; empty for none.")
  String unit() default "";

  @AttributeDefinition(
      name = "Expression",
      description =
          "Numbers (also 5k, 2.5M), points such as {meter1/W}, + - * / ( ), min max sum avg abs round,"
              + " kilo mega wh_to_kwh kwh_to_wh j_to_kwh c_to_f f_to_c c_to_k k_to_c.")
  String expression();

  @AttributeDefinition(
      name = "Period",
      description =
          "Milliseconds from one computation to the next; 0: whenever a point in it is read.",
      min = "0",
      max = "86400000")
  int period() default 0;
}
