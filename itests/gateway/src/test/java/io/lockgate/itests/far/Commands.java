// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The loop of a far program: a line in is a number and a command, a line out is the number and the answer. */
final class Commands {
  /** What a program does when told something. */
  @FunctionalInterface
  interface Doing {
    /** The answer to one command; an exception's words are an answer too. */
    String to(List<String> words) throws IOException;
  }

  private Commands() {}

  /** Does as it is told until nobody tells anything any more. */
  static void serve(Doing doing) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = Arrays.asList(line.split(" "));
      String answer;
      try {
        answer = doing.to(words.subList(1, words.size()));
      } catch (IOException e) {
        answer = "failed: " + e.getMessage();
      }
      System.out.println("#" + words.get(0) + " " + answer);
    }
  }
}
