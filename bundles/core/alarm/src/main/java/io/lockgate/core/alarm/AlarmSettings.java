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
      name = "Journal",
      description = "Events that are kept, 100 to 100000; the oldest go first",
      min = "100",
      max = "100000")
  int journal$_$events() default 10_000;
}
