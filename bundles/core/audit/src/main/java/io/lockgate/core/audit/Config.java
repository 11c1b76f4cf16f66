// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import io.lockgate.core.audit.log.Limits;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much the audit log may hold. */
@ObjectClassDefinition(
    name = "Audit log",
    description = "Who did what, tamper-evident. When the space is used up the oldest rolls off.")
public @interface Config {
  @AttributeDefinition(
      name = "Segment size",
      description = "Largest file of the log, in bytes.",
      min = "" + Limits.MIN_SEGMENT_BYTES,
      max = "" + Limits.MAX_SEGMENT_BYTES)
  int segmentBytes() default 4 * 1024 * 1024;

  @AttributeDefinition(
      name = "Number of segments",
      description = "Files kept. Times the segment size this is the space the log may use.",
      min = "" + Limits.MIN_SEGMENTS,
      max = "" + Limits.MAX_SEGMENTS)
  int segments() default 16;
}
