// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of one recipient. Its name is the last part of its pid. */
@ObjectClassDefinition(
    name = "Recipient of alarms",
    description = "Who gets which alarms; at most 10. A generic address keeps persons out of it")
@interface RecipientSettings {
  @AttributeDefinition(
      name = "Address",
      description = "Below 128 characters; a generic one, as operations@example.com")
  String address();

  @AttributeDefinition(
      name = "Severity",
      description = "The least that is sent",
      options = {
        @Option(label = "Notice", value = "notice"),
        @Option(label = "Warning", value = "warning"),
        @Option(label = "Major", value = "major"),
        @Option(label = "Critical", value = "critical")
      })
  String severity() default "warning";

  @AttributeDefinition(
      name = "Alarms",
      description =
          "Ids that are sent, separated by commas, * for any characters: meter1/*, *:no-answer")
  String alarms() default "*";

  @AttributeDefinition(name = "Cleared", description = "true: also when an alarm is over")
  boolean cleared() default true;

  @AttributeDefinition(
      name = "Language",
      description = "Of the mails",
      options = {
        @Option(label = "English", value = "en"),
        @Option(label = "Deutsch", value = "de")
      })
  String language() default "en";
}
