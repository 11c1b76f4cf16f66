// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns what ConfigAdmin holds into text. */
public final class Texts {
  private static final List<String> NOT_SETTINGS = List.of("service.", "felix.", "component.");

  private Texts() {}

  /** Text by key, without what ConfigAdmin and its tools add; several values are joined by commas. */
  public static Map<String, String> of(Dictionary<String, Object> properties) {
    Map<String, String> texts = new HashMap<>();
    for (String key : Collections.list(properties.keys())) {
      if (NOT_SETTINGS.stream().noneMatch(key::startsWith)) {
        texts.put(key, text(properties.get(key)));
      }
    }
    return texts;
  }

  private static String text(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(Texts::text).collect(Collectors.joining(","));
    }
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> text(Array.get(value, i)))
          .collect(Collectors.joining(","));
    }
    return value.toString();
  }
}
