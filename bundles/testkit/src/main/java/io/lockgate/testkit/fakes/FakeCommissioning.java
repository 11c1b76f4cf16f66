// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.PasswordRefusedException;
import java.util.Arrays;

/** Takes any password of 12 characters or more, and keeps it so that a test can see it. Thread-safe. */
public final class FakeCommissioning implements Commissioning {
  private String password = "";

  /** The password that was set; empty while there is none. */
  public synchronized String password() {
    return password;
  }

  @Override
  public synchronized boolean commissioned() {
    return !password.isEmpty();
  }

  @Override
  public synchronized void commission(Identity by, char[] given) throws PasswordRefusedException {
    try {
      if (commissioned()) {
        throw new IllegalStateException("already commissioned");
      }
      if (given.length < 12) {
        throw new PasswordRefusedException("password must have at least 12 characters");
      }
      password = new String(given);
    } finally {
      Arrays.fill(given, (char) 0);
    }
  }
}
