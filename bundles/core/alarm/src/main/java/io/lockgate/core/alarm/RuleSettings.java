// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One rule. Its name is the last part of its pid. */
@ObjectClassDefinition(
    name = "Alarm rule",
    description =
        "When an alarm is raised, for one point or one device; its name is that of the configuration")
@interface RuleSettings {
  @AttributeDefinition(
      name = "Source",
      description = "A point, device/point; for no-answer a device")
  String source();

  @AttributeDefinition(
      name = "Condition",
      description = "What is looked for",
      options = {
        @Option(label = "Above the limit", value = "above"),
        @Option(label = "Below the limit", value = "below"),
        @Option(label = "Changes faster than the limit in a second", value = "faster-than"),
        @Option(label = "Is one of the states", value = "one-of"),
        @Option(label = "The device does not answer", value = "no-answer")
      })
  String condition() default "above";

  @AttributeDefinition(
      name = "Limit",
      description = "In the point's unit; of above, below and faster-than",
      required = false)
  String limit() default "";

  @AttributeDefinition(
      name = "Dead-band",
      description = "In the same unit: so far back from the limit the condition is over")
  double dead$_$band() default 0;

  @AttributeDefinition(
      name = "States",
      description = "Values of one-of, separated by commas: numbers, true, false, words",
      required = false)
  String states() default "";

  @AttributeDefinition(
      name = "On delay",
      description = "Seconds that the condition must hold, 0 to 86400",
      min = "0",
      max = "86400")
  int on$_$delay() default 0;

  @AttributeDefinition(
      name = "Off delay",
      description = "Seconds that the condition must be over, 0 to 86400",
      min = "0",
      max = "86400")
  int off$_$delay() default 0;

  @AttributeDefinition(
      name = "Severity",
      description = "How much it matters",
      options = {
        @Option(label = "Notice", value = "notice"),
        @Option(label = "Warning", value = "warning"),
        @Option(label = "Major", value = "major"),
        @Option(label = "Critical", value = "critical")
      })
  String severity() default "warning";

  @AttributeDefinition(
      name = "Latch",
      description = "true: it stays until somebody acknowledges it")
  boolean latch() default false;
}
