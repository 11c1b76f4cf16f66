// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much the sample log may hold, and how densely points are logged that no rule is about. */
@ObjectClassDefinition(
    name = "Sample log",
    description = "All samples, durable. When the space is used up the oldest go, and are counted.")
public @interface LogSettings {
  @AttributeDefinition(
      name = "Quota",
      description =
          "Most megabytes of the log; beyond it the oldest samples go. 3200 hold about three years of"
              + " 500 samples a minute.",
      min = "8",
      max = "1000000")
  int quota$_$megabytes() default 3_200;

  @AttributeDefinition(
      name = "Age",
      description = "Days that samples are kept, as long as the quota lasts.",
      min = "1",
      max = "36500")
  int keep$_$days() default 1_100;

  @AttributeDefinition(
      name = "Reserve of the disk",
      description =
          "Megabytes of the disk that the log leaves to settings and audit. With less free, new"
              + " samples take the place of the oldest.",
      min = "0",
      max = "100000")
  int reserve$_$megabytes() default 64;

  @AttributeDefinition(
      name = "Commit",
      description =
          "Milliseconds that a sample waits at most for others before they are forced to the disk"
              + " together. Longer spares a flash disk.",
      min = "1",
      max = "60000")
  int commit$_$milliseconds() default 200;

  @AttributeDefinition(
      name = "Interval",
      description =
          "Seconds between two logged samples of a point that no rule is about; 0: every sample.",
      min = "0",
      max = "86400")
  int interval$_$seconds() default 60;

  @AttributeDefinition(
      name = "Expected points",
      description = "With more points logged than this the log warns; nothing is refused.",
      min = "1",
      max = "1000000")
  int expected$_$points() default 5_000;

  @AttributeDefinition(
      name = "Expected rate",
      description = "With more samples a minute than this the log warns; nothing is refused.",
      min = "1",
      max = "10000000")
  int expected$_$per$_$minute() default 500;
}
