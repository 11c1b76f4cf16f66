// SPDX-License-Identifier: Apache-2.0
package io.lockgate.karaf.patch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@code Subject.getSubject(AccessControlContext)}, which throws from JDK 24 on. Copied into each patched
 * jar; uses {@code Subject.current()} where the JDK has it (18 and later).
 */
public final class CurrentSubject {
  private static final @Nullable MethodHandle CURRENT = find();

  private CurrentSubject() {}

  private static @Nullable MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(Subject.class, "current", MethodType.methodType(Subject.class));
    } catch (NoSuchMethodException | IllegalAccessException beforeJdk18) {
      return null;
    }
  }

  /** The subject of the running code, or null when there is none. */
  @SuppressWarnings("removal")
  public static @Nullable Subject get(java.security.AccessControlContext context) {
    if (CURRENT == null) {
      return Subject.getSubject(context);
    }
    try {
      return (Subject) CURRENT.invokeExact();
    } catch (Throwable unexpected) {
      throw new IllegalStateException("Subject.current failed", unexpected);
    }
  }
}
