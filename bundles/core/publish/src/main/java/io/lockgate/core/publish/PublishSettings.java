// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What all destinations have in common. */
@ObjectClassDefinition(
    name = "Publication",
    description = "How samples are brought from the log to the destinations.")
public @interface PublishSettings {
  @AttributeDefinition(
      name = "History of a new destination",
      description = "Days of what is in the log already that a new destination gets; 0: nothing.",
      min = "0",
      max = "36500")
  int history$_$days() default 90;
}
