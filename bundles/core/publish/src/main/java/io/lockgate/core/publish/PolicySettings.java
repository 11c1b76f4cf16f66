// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What one destination is to miss; what it misses is counted. */
@ObjectClassDefinition(
    name = "Policy of a destination",
    description = "What a destination misses when it was away for too long; always counted.")
public @interface PolicySettings {
  @AttributeDefinition(name = "Destination", description = "Id as gateway:publishers shows it.")
  String publisher();

  @AttributeDefinition(
      name = "When the quota ends",
      description =
          "What it misses when the log had to give up samples before they were sent: only those, or all"
              + " that wait, to be up to date at once.",
      options = {
        @Option(label = "only the oldest", value = "oldest"),
        @Option(label = "all that wait", value = "all")
      })
  String drop() default "oldest";

  @AttributeDefinition(
      name = "Age",
      description = "Samples received more than so many hours ago are not sent; 0: however old.",
      min = "0",
      max = "876000")
  int most$_$hours() default 0;
}
