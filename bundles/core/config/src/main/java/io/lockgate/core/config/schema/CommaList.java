// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several values in one text, as Metatype writes them: commas between, a comma or backslash within escaped by a backslash. */
final class CommaList {
  private CommaList() {}

  /** Elements without surrounding blanks; the blank text has none. */
  static List<String> split(String text) {
    List<String> elements = new ArrayList<>();
    if (text.isBlank()) {
      return elements;
    }
    StringBuilder element = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      i++;
      if (c == '\\' && i < text.length() && "\\,".indexOf(text.charAt(i)) >= 0) {
        element.append(text.charAt(i));
        i++;
      } else if (c == ',') {
        elements.add(element.toString().strip());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    elements.add(element.toString().strip());
    return elements;
  }

  static String join(List<String> elements) {
    return elements.stream()
        .map(element -> element.replace("\\", "\\\\").replace(",", "\\,"))
        .collect(Collectors.joining(","));
  }
}
