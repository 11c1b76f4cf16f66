// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.text;

import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.Severity;
import io.lockgate.north.mail.queue.Letter;
import io.lockgate.north.mail.queue.Line;
import java.text.MessageFormat;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What mails say in one language. Immutable. */
public final class Texts {
  private static final String NAME = Texts.class.getName();

  private final ResourceBundle bundle;
  private final Locale locale;
  private final String gateway;

  /**
   * Texts in a language.
   *
   * @param language {@code en} or {@code de}
   * @param gateway name of the gateway, for the subject
   */
  public Texts(String language, String gateway) {
    locale = Locale.forLanguageTag(language);
    bundle =
        ResourceBundle.getBundle(
            NAME,
            locale,
            Texts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.gateway = gateway;
  }

  /** Subject of a mail: the event, or how many and the worst of them. */
  public String subject(Letter letter) {
    Line first = letter.lines().get(0);
    if (letter.lines().size() == 1 && letter.more() == 0) {
      return say("subject", gateway, severity(first), change(first), first.alarm());
    }
    Line worst = letter.lines().stream().max(Comparator.comparing(Line::severity)).orElse(first);
    int count = letter.lines().size() + letter.more();
    return say("digest.subject", gateway, count, severity(worst), worst.alarm());
  }

  /** What a mail says. */
  public String body(Letter letter) {
    StringBuilder body = new StringBuilder();
    List<Line> lines = letter.lines();
    for (Line line : lines) {
      body.append(lines.size() == 1 ? single(line) : row(line)).append('\n');
    }
    if (letter.more() > 0) {
      body.append(say("more", letter.more())).append('\n');
    }
    body.append('\n').append(say("footer", gateway)).append('\n');
    return body.toString();
  }

  private String single(Line line) {
    StringBuilder text = new StringBuilder();
    field(text, "alarm", line.alarm());
    field(text, "severity", severity(line));
    field(text, "event", change(line));
    field(text, "time", time(line));
    if (!line.value().isEmpty()) {
      field(text, "value", line.value());
    }
    field(text, "condition", condition(line));
    if (line.change() == Change.RAISED) {
      text.append('\n').append(say("acknowledge", line.alarm())).append('\n');
    }
    return text.toString();
  }

  private void field(StringBuilder to, String key, String value) {
    to.append(bundle.getString("field." + key)).append(": ").append(value).append('\n');
  }

  private String row(Line line) {
    String value = line.value().isEmpty() ? "" : " (" + line.value() + ")";
    return "%s  %s  %s  %s%s"
        .formatted(time(line), severity(line), change(line), line.alarm(), value);
  }

  private static String time(Line line) {
    return line.time().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String severity(Line line) {
    return bundle.getString("severity." + word(line.severity()));
  }

  private String change(Line line) {
    return bundle.getString("change." + word(line.change()));
  }

  private String condition(Line line) {
    return say("condition." + line.condition(), line.limit());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Subject of a test mail. */
  public String testSubject() {
    return say("test.subject", gateway);
  }

  /** What a test mail says. */
  public String testBody() {
    return say("test.body", gateway) + "\n\n" + say("footer", gateway) + "\n";
  }

  /** The name of a severity, for tests and tables. */
  String name(Severity severity) {
    return bundle.getString("severity." + word(severity));
  }

  private String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
