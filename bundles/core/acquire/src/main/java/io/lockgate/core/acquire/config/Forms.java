// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import io.lockgate.api.driver.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Reads the forms of drivers from their Metatype, each once until it is forgotten. Thread-safe. */
public final class Forms {
  /** The form of links. */
  public static final String LINK = ".link";

  /** The form of devices. */
  public static final String DEVICE = ".device";

  /** The form of ranges to look for devices in. */
  public static final String RANGE = ".range";

  private final Supplier<Bundle[]> bundles;
  private final MetaTypeService metatype;
  private final Map<String, Form> known = new HashMap<>();

  /** Forms of these bundles. */
  public Forms(Supplier<Bundle[]> bundles, MetaTypeService metatype) {
    this.bundles = bundles;
    this.metatype = metatype;
  }

  /** The form of a kind ({@link #LINK} and so on) of the driver in a bundle. */
  synchronized Form of(String bundle, String kind) {
    Form form = known.get(bundle + kind);
    if (form == null) {
      form = read(bundle, bundle + kind);
      if (form.known()) {
        known.put(bundle + kind, form);
      }
    }
    return form;
  }

  /** Settings with the defaults of their form. */
  public Settings complete(String bundle, String kind, Settings given) {
    return of(bundle, kind).complete(given.values());
  }

  /** A driver has come or gone: its forms are read again. */
  synchronized void forget(String bundle) {
    known.keySet().removeIf(key -> key.substring(0, key.lastIndexOf('.')).equals(bundle));
  }

  private Form read(String name, String factoryPid) {
    for (Bundle bundle : bundles.get()) {
      if (name.equals(bundle.getSymbolicName())) {
        MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
        if (information != null && contains(information.getFactoryPids(), factoryPid)) {
          return form(information.getObjectClassDefinition(factoryPid, null));
        }
      }
    }
    return Form.UNKNOWN;
  }

  private static boolean contains(String @Nullable [] pids, String pid) {
    return pids != null && Arrays.asList(pids).contains(pid);
  }

  private static Form form(ObjectClassDefinition definition) {
    Map<String, String> defaults = new HashMap<>();
    Set<String> secrets = new HashSet<>();
    for (AttributeDefinition each : definition.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
      String[] values = each.getDefaultValue();
      if (values != null) {
        defaults.put(each.getID(), String.join(",", values));
      }
      if (each.getType() == AttributeDefinition.PASSWORD || each.getID().startsWith(".")) {
        secrets.add(each.getID());
      }
    }
    return new Form(true, defaults, secrets);
  }
}
