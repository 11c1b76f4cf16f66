// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of all alarms together. */
@ObjectClassDefinition(
    name = "Alarms",
    description =
        "What holds for all alarms; rules are configurations of their own, and of device models")
@interface AlarmSettings {
  @AttributeDefinition(
      name = "Communication loss",
      description = "true: each device that does not answer raises an alarm of its own")
  boolean communication$_$loss() default true;

  @AttributeDefinition(
      name = "Severity of communication loss",
      description = "How much it matters that a device does not answer",
      options = {
        @Option(label = "Notice", value = "notice"),
        @Option(label = "Warning", value = "warning"),
        @Option(label = "Major", value = "major"),
        @Option(label = "Critical", value = "critical")
      })
  String communication$_$severity() default "major";

  @AttributeDefinition(
      name = "Delay of communication loss",
      description = "Seconds that a device must be silent, 0 to 86400",
      min = "0",
      max = "86400")
  int communication$_$delay() default 10;

  @AttributeDefinition(
      name = "Alarms of the gateway itself",
      description =
          "true: each part of gateway:status that is red, or orange for long, is an alarm")
  boolean system$_$alarms() default true;

  @AttributeDefinition(
      name = "Parts without alarms",
      description =
          "Names of gateway:status, parted by blanks; of the field and of publication others tell",
      required = false)
  String system$_$except() default "field publication commissioning trust signature";

  @AttributeDefinition(
      name = "Severity of red",
      description = "How much it matters that a part is red",
      options = {
        @Option(label = "Notice", value = "notice"),
        @Option(label = "Warning", value = "warning"),
        @Option(label = "Major", value = "major"),
        @Option(label = "Critical", value = "critical")
      })
  String system$_$red$_$severity() default "major";

  @AttributeDefinition(
      name = "Delay of red",
      description = "Seconds that a part must be red, 0 to 86400",
      min = "0",
      max = "86400")
  int system$_$red$_$delay() default 15;

  @AttributeDefinition(
      name = "Severity of orange",
      description = "How much it matters that a part is orange for long",
      options = {
        @Option(label = "Notice", value = "notice"),
        @Option(label = "Warning", value = "warning"),
        @Option(label = "Major", value = "major"),
        @Option(label = "Critical", value = "critical")
      })
  String system$_$orange$_$severity() default "warning";

  @AttributeDefinition(
      name = "Delay of orange",
      description = "Seconds that a part must be orange, 0 to 86400",
      min = "0",
      max = "86400")
  int system$_$orange$_$delay() default 900;

  @AttributeDefinition(
      name = "Delay of well again",
      description = "Seconds that a part must be well again, 0 to 86400",
      min = "0",
      max = "86400")
  int system$_$off$_$delay() default 60;

  @AttributeDefinition(
      name = "Journal",
      description = "Events that are kept, 100 to 100000; the oldest go first",
      min = "100",
      max = "100000")
  int journal$_$events() default 10_000;
}
