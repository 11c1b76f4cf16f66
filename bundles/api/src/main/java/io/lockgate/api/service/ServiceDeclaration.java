// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Declares, in the manifest of its bundle, that the bundle offers a switchable service. It can be read while the bundle
 * is stopped, so the list of services is whole whatever is switched off. One service has one bundle.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = ServiceDeclaration.NAMESPACE)
public @interface ServiceDeclaration {
  /** Namespace of the manifest capability. */
  String NAMESPACE = "io.lockgate.service";

  /** {@link #publishes}: files on a server. */
  String FILES = "files";

  /** {@link #publishes}: samples to a broker or cloud. */
  String CLOUD = "cloud";

  /** {@link #publishes}: mail to people. */
  String MAIL = "mail";

  /** Id as users write it: lower-case letters, digits and {@code -}. */
  @Attribute("id")
  String id();

  /** One line for the operator. */
  @Attribute("title")
  String title();

  /** Ports it opens by default, {@code tcp/502}; none for a service that only connects outwards. */
  @Attribute("ports")
  String[] ports() default {};

  /** Ids of zones it can be bound to. */
  @Attribute("zones")
  String[] zones();

  /**
   * What it carries to systems above, for the setting that says which of those services exclude each other; empty for
   * nothing of the kind.
   */
  @Attribute("publishes")
  String publishes() default "";

  /** Ids of zones it is on in with preset {@code panel}, the factory state; none: off. */
  @Attribute("panel")
  String[] panel() default {};

  /** Ids of zones it is on in with preset {@code hardened}; none: off. */
  @Attribute("hardened")
  String[] hardened() default {};
}
