// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Settings of the switches. Beside {@code preset} each service may have a key of its own, its id, with {@code off} or
 * zones parted by commas.
 */
@ObjectClassDefinition(
    id = Settings.PID,
    name = "Services",
    description =
        "Which interfaces are on. Each further key is the id of a service; its value is 'off' or"
            + " zones parted by commas, for example: modbus-server = eth2,local")
@interface SwitchSettings {
  @AttributeDefinition(
      name = "Preset",
      description = "State of every service that has no key of its own",
      options = {
        @Option(label = "panel", value = "panel"),
        @Option(label = "hardened", value = "hardened")
      })
  String preset() default "panel";

  @AttributeDefinition(
      name = "Exclusive publication",
      description =
          "Which services that publish exclude each other: files (SFTP and HTTPS), all (also files and"
              + " cloud, cloud and mail), none",
      options = {
        @Option(label = "files", value = "files"),
        @Option(label = "all", value = "all"),
        @Option(label = "none", value = "none")
      })
  String publication_exclusive() default "files";
}
