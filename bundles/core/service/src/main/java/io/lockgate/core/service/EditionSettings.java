// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the unit is sold as. */
@ObjectClassDefinition(
    id = ConfiguredEdition.PID,
    name = "Edition",
    description = "What the unit is sold as. It decides which functions there are at all.")
@interface EditionSettings {
  @AttributeDefinition(
      name = "Tier",
      description =
          "entry has no Modbus devices behind it; universal and advanced have; advanced also mails alarms",
      options = {
        @Option(label = "entry", value = "entry"),
        @Option(label = "universal", value = "universal"),
        @Option(label = "advanced", value = "advanced")
      })
  String tier() default "advanced";
}
