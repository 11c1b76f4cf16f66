// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

/** A command that reads a text of the operator. */
abstract class FileCommand extends OneArgumentCommand {
  @Argument(name = "file", description = "File on the gateway, or - for standard input")
  @Completion(FileCompleter.class)
  @Nullable String file;

  @Option(name = "-", description = "Read from standard input")
  boolean standardInput;

  @Override
  protected final Permission permission() {
    return Permission.CONFIGURE;
  }

  /** What the text is called in messages. */
  final String source() {
    return file == null || standardInput ? "standard input" : file;
  }
}
