// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.shell.commands.base.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What can be set of the links, devices and searches of a driver, as its forms say. */
final class DriverForms {
  private static final List<String> FORMS = List.of("link", "device", "range");

  private final MetaTypeService metatype;

  DriverForms(MetaTypeService metatype) {
    this.metatype = metatype;
  }

  /** A row for each setting of the driver in a bundle, in the order of its forms. */
  Table of(Bundle bundle) {
    Table table = new Table("form", "key", "default", "choices", "description");
    MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
    for (String form : FORMS) {
      String pid = bundle.getSymbolicName() + "." + form;
      if (information != null && list(information.getFactoryPids()).contains(pid)) {
        add(table, form, information.getObjectClassDefinition(pid, null));
      }
    }
    return table;
  }

  private static void add(Table table, String form, ObjectClassDefinition definition) {
    for (AttributeDefinition each : definition.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
      table.row(
          form,
          each.getID(),
          String.join(",", list(each.getDefaultValue())),
          list(each.getOptionValues()),
          "" + each.getDescription());
    }
  }

  private static List<String> list(String @Nullable [] values) {
    return values == null ? List.of() : Arrays.asList(values);
  }
}
