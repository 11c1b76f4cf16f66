// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What all files say of this gateway. */
@ObjectClassDefinition(
    name = "SFTP publication",
    description = "What files say of this gateway, and in which zone their local times are")
@interface SftpSettings {
  @AttributeDefinition(
      name = "Name",
      description = "Name of this gateway; empty: its serial number",
      required = false)
  String gateway$_$name() default "";

  @AttributeDefinition(
      name = "Id",
      description = "Begins the names of files; empty: from the serial number",
      required = false)
  String gateway$_$id() default "";

  @AttributeDefinition(
      name = "Serial number",
      description = "Serial number in the files; empty: from the key of this device",
      required = false)
  String serial() default "";

  @AttributeDefinition(
      name = "Time zone",
      description = "Zone of local times, as Europe/Berlin; empty: that of this host",
      required = false)
  String time$_$zone() default "";
}
