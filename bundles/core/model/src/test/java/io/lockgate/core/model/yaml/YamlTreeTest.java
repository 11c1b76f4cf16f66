// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.core.model.schema.Good;
import io.lockgate.core.model.schema.ModelReader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class YamlTreeTest {
  private static String refusal(String text) {
    BadYamlException e = assertThrows(BadYamlException.class, () -> YamlTree.parse(text));
    return e.at().line() + ":" + e.at().column() + " " + e.reason();
  }

  @Test
  void what_makes_a_text_grow_is_refused() {
    assertEquals("1:4 anchors (&) and aliases (*) are not taken", refusal("a: &x [1]\nb: *x\n"));
    assertEquals("1:4 anchors (&) and aliases (*) are not taken", refusal("a: *x\n"));
    assertEquals("1:4 tags (!) are not taken; put the text in quotes", refusal("a: !!int 3\n"));
    assertEquals("1:13 nested deeper than 12 levels", refusal("[".repeat(100_000)));
    assertEquals(
        "1:1 longer than 1048576 characters", refusal("#".repeat(YamlTree.MAX_CHARACTERS + 1)));
    assertTrue(refusal("[" + "a,".repeat(300_000) + "]").endsWith("more than 200000 values"));
  }

  @Test
  void exactly_one_document_is_read() {
    assertEquals("1:1 the file is empty", refusal(""));
    assertEquals("1:1 the file is empty", refusal("# only words\n"));
    assertEquals("2:1 a second document; a file holds one model", refusal("a: 1\n---\nb: 2\n"));
    assertTrue(refusal("a: [1\n").startsWith("2:1 not YAML: "));
    assertEquals("2:4 a character that YAML does not allow", refusal("a: 1\nb: \u0001\n"));
    assertEquals("1:3 a key must be a plain text", refusal("? [1]\n: 2\n"));
  }

  @Test
  void nothing_but_a_problem_comes_of_damaged_texts() {
    SplittableRandom random = new SplittableRandom(20_261_101);
    String alphabet = ":-[]{}&*!|>'\"%@`#,? \n\t0a~\u0000\ud800é";
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder(Good.MODEL);
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
        }
      }
      ModelReader reader = new ModelReader(text.toString());
      assertEquals(reader.problems().isEmpty(), reader.model().isPresent(), text::toString);
    }
  }
}
