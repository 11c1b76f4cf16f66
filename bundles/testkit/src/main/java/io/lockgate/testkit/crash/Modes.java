// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Modes that new files and folders have with the usual umask 022, so that code that asks for no other is seen. */
final class Modes {
  static final Set<PosixFilePermission> FILE =
      Set.of(OWNER_READ, OWNER_WRITE, GROUP_READ, OTHERS_READ);
  static final Set<PosixFilePermission> FOLDER =
      Set.of(
          OWNER_READ,
          OWNER_WRITE,
          OWNER_EXECUTE,
          GROUP_READ,
          GROUP_EXECUTE,
          OTHERS_READ,
          OTHERS_EXECUTE);

  private Modes() {}
}
