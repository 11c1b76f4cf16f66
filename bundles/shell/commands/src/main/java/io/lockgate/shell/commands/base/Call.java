// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import io.lockgate.api.security.Identity;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * One run of a command, after its permission was found good.
 *
 * @param who asks
 * @param in standard input
 * @param out where results go
 * @param json whether a program reads them
 * @param words arguments beyond those the command names
 * @param dialogue for questions
 */
public record Call(
    Identity who,
    InputStream in,
    PrintStream out,
    boolean json,
    List<String> words,
    Dialogue dialogue) {
  /** For what is shown again and again. */
  public Screen screen() {
    return dialogue.screen(out, json);
  }

  /** Prints rows as the caller wants them. */
  public void print(Table table) {
    table.print(out, json);
  }

  /** Prints a remark, unless a program reads the output. */
  public void say(String remark) {
    if (!json) {
      out.println(remark);
    }
  }
}
