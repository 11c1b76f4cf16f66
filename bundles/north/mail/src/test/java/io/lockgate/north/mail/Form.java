// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings of a form, with the defaults of what is not given. */
final class Form {
  private Form() {}

  /** By the names of the attributes' methods. */
  static <T> T of(Class<T> type, Map<String, Object> given) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                given.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
