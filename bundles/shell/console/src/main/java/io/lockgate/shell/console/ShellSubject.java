// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.Identity;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.security.Principal;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/** The subject Karaf's own commands look for. Our commands never ask it: they ask {@code AccessControl}. */
final class ShellSubject {
  private ShellSubject() {}

  /** Runs the action with the subject. {@code Subject.doAs} does nothing on newer JDKs, {@code callAs} is not in 17. */
  static int call(Identity who, Callable<Integer> action) throws IOException {
    Set<Principal> principals =
        Set.of(
            new UserPrincipal(who.id()),
            new RolePrincipal("admin"),
            new RolePrincipal("manager"),
            new RolePrincipal("viewer"),
            new RolePrincipal("systembundles"));
    Subject subject = new Subject(true, principals, Set.of(), Set.of());
    try {
      return Runtime.version().feature() >= 18
          ? (Integer)
              Subject.class
                  .getMethod("callAs", Subject.class, Callable.class)
                  .invoke(null, subject, action)
          : Subject.doAs(subject, (PrivilegedExceptionAction<Integer>) action::call);
    } catch (PrivilegedActionException | InvocationTargetException e) {
      throw unwrapped(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK lacks Subject.callAs", e);
    }
  }

  private static IOException unwrapped(Exception wrapper) {
    Throwable cause = wrapper;
    while (cause instanceof PrivilegedActionException
        || cause instanceof InvocationTargetException
        || cause instanceof CompletionException) {
      Throwable next = cause.getCause();
      if (next == null) {
        break;
      }
      cause = next;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
