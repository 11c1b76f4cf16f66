// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How densely some points are logged. */
@ObjectClassDefinition(
    name = "Logging rule",
    description =
        "How densely some points are logged. Of several rules for a point that with the most"
            + " characters besides * holds.")
public @interface RuleSettings {
  @AttributeDefinition(
      name = "Points",
      description = "device/point; * stands for any characters: meter1/P, meter*/E_*, */temp")
  String points();

  @AttributeDefinition(
      name = "Logged",
      description = "false: nothing of these points is logged, and so nothing published.")
  boolean logged() default true;

  @AttributeDefinition(
      name = "Interval",
      description = "Seconds between two logged samples; 0: every sample.",
      min = "0",
      max = "86400")
  int interval$_$seconds() default 60;

  @AttributeDefinition(
      name = "Dead-band",
      description =
          "A number is logged before its time when it has changed by more than this, in the unit of the"
              + " point; negative: never before its time. Flags and texts are logged at each change"
              + " anyway.")
  double dead$_$band() default -1;
}
