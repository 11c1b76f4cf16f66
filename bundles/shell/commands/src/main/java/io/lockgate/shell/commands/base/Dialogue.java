// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.console.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the operator. At a terminal they are asked there; without one the answers are lines of standard input, so
 * that scripts can give them.
 */
public final class Dialogue {
  /** No answer is longer, in bytes. */
  private static final int LONGEST = 1024;

  private final Session session;
  private final InputStream in;

  Dialogue(Session session, InputStream in) {
    this.session = session;
    this.in = in;
  }

  /**
   * The answer, without its line end.
   *
   * @throws CommandRefusedException the operator gave up
   * @throws IOException the answer could not be read
   */
  public String ask(String question) throws CommandRefusedException, IOException {
    return answer(question, null);
  }

  /**
   * An answer that is not shown while it is typed; the caller wipes it.
   *
   * @throws CommandRefusedException the operator gave up
   * @throws IOException the answer could not be read
   */
  public char[] askSecret(String question) throws CommandRefusedException, IOException {
    return answer(question, (char) 0).toCharArray();
  }

  /**
   * Goes on only after {@code expected} has been typed.
   *
   * @throws CommandRefusedException something else was
   * @throws IOException the answer could not be read
   */
  public void confirm(String question, String expected)
      throws CommandRefusedException, IOException {
    if (!ask(question).equals(expected)) {
      throw new CommandRefusedException("not confirmed: nothing has changed");
    }
  }

  Screen screen(PrintStream out, boolean json) {
    return new Screen(out, session.getTerminal(), json);
  }

  private String answer(String question, @Nullable Character mask)
      throws CommandRefusedException, IOException {
    if (session.getTerminal() == null) {
      return lineOfInput();
    }
    try {
      String line = session.readLine(question, mask);
      if (line == null) {
        throw new CommandRefusedException("cancelled: nothing has changed");
      }
      return line;
    } catch (UserInterruptException | EndOfFileException e) {
      throw new CommandRefusedException("cancelled: nothing has changed");
    }
  }

  /** Byte by byte: what follows belongs to the next question. */
  private String lineOfInput() throws CommandRefusedException, IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    while ((next = in.read()) >= 0 && next != '\n') {
      line.write(next);
      if (line.size() > LONGEST) {
        throw new CommandRefusedException("answer too long: nothing has changed");
      }
    }
    if (next < 0 && line.size() == 0) {
      throw new CommandRefusedException("no answer: nothing has changed");
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
