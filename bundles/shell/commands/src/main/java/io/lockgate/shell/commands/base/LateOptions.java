// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.karaf.shell.api.action.Option;

/**
 * Options typed behind the arguments, {@code service-disable modbus-server --permanent}. Karaf reads options only before
 * the first argument and hands later ones over as arguments; here they find their fields.
 */
final class LateOptions {
  private LateOptions() {}

  /**
   * Sets the fields of {@code command} that carry an {@link Option} named in {@code words}.
   *
   * @return the words that are neither an option nor an option's value
   * @throws IllegalArgumentException there is no such option, or its value is missing
   */
  static List<String> apply(Object command, List<String> words) {
    List<String> rest = new ArrayList<>();
    for (Iterator<String> i = words.iterator(); i.hasNext(); ) {
      String word = i.next();
      if (word.startsWith("-")) {
        int equals = word.indexOf('=');
        Field field = find(command, equals < 0 ? word : word.substring(0, equals));
        if (field.getType() == boolean.class) {
          set(field, command, true);
        } else if (equals >= 0 || i.hasNext()) {
          set(field, command, equals < 0 ? i.next() : word.substring(equals + 1));
        } else {
          throw new IllegalArgumentException("option " + word + " needs a value");
        }
      } else {
        rest.add(word);
      }
    }
    return rest;
  }

  private static Field find(Object command, String name) {
    for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Option option = field.getAnnotation(Option.class);
        if (option != null
            && (option.name().equals(name) || Arrays.asList(option.aliases()).contains(name))) {
          return field;
        }
      }
    }
    throw new IllegalArgumentException("there is no option " + name + "; --help lists them");
  }

  private static void set(Field field, Object command, Object value) {
    try {
      field.setAccessible(true);
      if (field.getType() == List.class) {
        List<Object> values = new ArrayList<>((List<?>) field.get(command));
        values.add(value);
        field.set(command, values);
      } else {
        field.set(command, value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("option field " + field.getName(), e);
    }
  }
}
