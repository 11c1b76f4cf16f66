// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Something that boots until it answers over HTTPS. */
interface Candidate {
  /** Name in the table. */
  String name();

  /** Port it will answer on. */
  int port();

  /** Folder of its data, for what it logs. */
  Path data();

  /** Starts it; the process is the Java virtual machine itself. */
  Process start() throws IOException;
}
