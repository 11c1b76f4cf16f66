// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import io.lockgate.testkit.component.ClassFile.Annotated;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a component class that declarative services use. */
final class ComponentModel {
  private static final String PACKAGE = "org/osgi/service/component/annotations/";

  final Constructor<?> constructor;
  final List<Reference<Field>> fields = new ArrayList<>();
  final List<Reference<Method>> binds = new ArrayList<>();
  final List<Method> activate = new ArrayList<>();
  final List<Method> deactivate = new ArrayList<>();

  private final Class<?> type;

  /** A field or method with {@code @Reference} and the elements of the annotation. */
  record Reference<M>(M member, Map<String, String> values) {
    boolean optional() {
      return values.getOrDefault("cardinality", "").equals("OPTIONAL");
    }

    boolean multiple() {
      return List.of("MULTIPLE", "AT_LEAST_ONE").contains(values.getOrDefault("cardinality", ""));
    }
  }

  ComponentModel(Class<?> type) {
    this.type = type;
    Constructor<?> marked = null;
    for (Annotated each : ClassFile.annotations(type)) {
      if (each.annotation().startsWith(PACKAGE)) {
        String annotation = each.annotation().substring(PACKAGE.length());
        if (each.member().equals("<init>")) {
          marked = annotation.equals("Activate") ? constructor(each.descriptor()) : marked;
        } else if (each.descriptor().startsWith("(")) {
          method(annotation, each);
        } else if (annotation.equals("Reference")) {
          fields.add(new Reference<>(field(each.member()), each.values()));
        }
      }
    }
    constructor = marked == null ? constructor("()V") : marked;
  }

  private void method(String annotation, Annotated each) {
    Method method = method(each.member(), each.descriptor()).orElseThrow();
    if (annotation.equals("Activate")) {
      activate.add(method);
    } else if (annotation.equals("Deactivate")) {
      deactivate.add(method);
    } else if (annotation.equals("Reference")) {
      binds.add(new Reference<>(method, each.values()));
    }
  }

  /** The method that takes back what a bind method got. */
  Optional<Method> unbind(Reference<Method> bind) {
    String name = bind.member().getName();
    String usual = name.startsWith("add") ? "remove" + name.substring("add".length()) : "un" + name;
    String wanted = bind.values().getOrDefault("unbind", usual);
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(wanted))
        .filter(method -> method.getParameterCount() == bind.member().getParameterCount())
        .findFirst()
        .map(ComponentModel::opened);
  }

  private Constructor<?> constructor(String descriptor) {
    Constructor<?> found =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(each -> descriptor(each.getParameterTypes(), void.class).equals(descriptor))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        type.getName()
                            + " has no constructor with @Activate or without parameters"));
    found.setAccessible(true);
    return found;
  }

  private Optional<Method> method(String name, String descriptor) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals(name))
        .filter(
            each -> descriptor(each.getParameterTypes(), each.getReturnType()).equals(descriptor))
        .findFirst()
        .map(ComponentModel::opened);
  }

  private static Method opened(Method method) {
    method.setAccessible(true);
    return method;
  }

  private Field field(String name) {
    Field found =
        Arrays.stream(type.getDeclaredFields())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    found.setAccessible(true);
    return found;
  }

  private static String descriptor(Class<?>[] parameters, Class<?> result) {
    StringBuilder text = new StringBuilder("(");
    for (Class<?> parameter : parameters) {
      text.append(parameter.descriptorString());
    }
    return text.append(')').append(result.descriptorString()).toString();
  }
}
