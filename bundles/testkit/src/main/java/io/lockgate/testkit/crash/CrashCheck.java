// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.file.Path;
import java.util.List;

/** Opens a store again after a power cut and asserts that it kept its promises. */
@FunctionalInterface
public interface CrashCheck {
  /**
   * Looks at one disk.
   *
   * @param root root of a file system of its own; it may be changed
   * @param acknowledged what was marked before the cut, oldest first
   * @throws Exception any exception or error means that this disk breaks a promise
   */
  void check(Path root, List<Object> acknowledged) throws Exception;
}
