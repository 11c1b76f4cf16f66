// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
import io.lockgate.north.mail.queue.Letter;
import io.lockgate.north.mail.queue.Line;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static Line line(Change change, Severity severity, String value) {
    return new Line(
        1,
        Instant.parse("2026-01-01T00:00:00.123Z"),
        "m1/P:high",
        change,
        AlarmState.ACTIVE,
        severity,
        value,
        "above",
        "100.0");
  }

  private static Letter letter(int more, Line... lines) {
    return new Letter(1, "ops", "<1@x>", Instant.EPOCH, 1, List.of(lines), more, false);
  }

  @Test
  void one_event_is_told_field_by_field() {
    Letter letter = letter(0, line(Change.RAISED, Severity.CRITICAL, "101.5"));
    assertEquals("[gw] critical, raised: m1/P:high", new Texts("en", "gw").subject(letter));
    assertEquals(
        """
        Alarm: m1/P:high
        Severity: critical
        Event: raised
        Time (UTC): 2026-01-01T00:00:00Z
        Value: 101.5
        Condition: above 100.0

        To acknowledge it in the shell: gateway:alarm-ack m1/P:high


        This mail was sent by gateway gw. Answers are not read.
        """,
        new Texts("en", "gw").body(letter));
  }

  @Test
  void german_is_german() {
    Letter letter = letter(0, line(Change.CLEARED, Severity.MAJOR, ""));
    Texts texts = new Texts("de", "gw");
    assertEquals("[gw] schwer, beendet: m1/P:high", texts.subject(letter));
    assertTrue(texts.body(letter).contains("Bedingung: über 100.0"), texts.body(letter));
    assertTrue(texts.testBody().contains("Wenn Sie das lesen können"), texts.testBody());
  }

  @Test
  void many_events_are_told_line_by_line_with_the_worst_in_the_subject() {
    Letter letter =
        letter(
            1_234,
            line(Change.RAISED, Severity.NOTICE, "1"),
            line(Change.RAISED, Severity.MAJOR, "2"));
    Texts texts = new Texts("en", "gw");
    assertEquals("[gw] 1,236 alarm events, worst major: m1/P:high", texts.subject(letter));
    assertTrue(
        texts.body(letter).contains("2026-01-01T00:00:00Z  notice  raised  m1/P:high (1)"),
        texts.body(letter));
    assertTrue(texts.body(letter).contains("1,234 more events"), texts.body(letter));
  }

  @Test
  void both_languages_have_the_same_texts() throws IOException {
    assertEquals(keys("Texts.properties"), keys("Texts_de.properties"));
    for (Severity severity : Severity.values()) {
      assertTrue(!new Texts("de", "gw").name(severity).isEmpty());
    }
  }

  private static Set<Object> keys(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(TextsTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.keySet();
  }
}
