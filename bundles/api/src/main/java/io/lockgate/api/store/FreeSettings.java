// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Declares, in the manifest of its bundle, that a pid has keys beyond those of its Metatype designate: names that are
 * data, such as service ids. Such keys hold one text each; Metatype cannot say this itself. Keys that the designate
 * does know are checked against it as always.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = FreeSettings.NAMESPACE)
public @interface FreeSettings {
  /** Namespace of the manifest capability. */
  String NAMESPACE = "io.lockgate.settings";

  /** Pid whose keys are free. */
  @Attribute("pid")
  String pid();

  /** Regular expression that a whole free key matches, {@code [a-z0-9-]+}. */
  @Attribute("keys")
  String keys();
}
