// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Identity;
import io.lockgate.testkit.fakes.FakeCommissioning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private final FakeCommissioning commissioning = new FakeCommissioning();
  private final StatusPage status =
      new StatusPage(commissioning, "0.1.0", () -> Duration.ofMinutes(65));

  @ParameterizedTest
  @ValueSource(strings = {"/", "/status"})
  void fresh_unit_says_what_to_do_next(String path) throws Exception {
    Answer answer = Answer.of(status, "GET", path);
    assertEquals(200, answer.status());
    assertEquals("text/html;charset=utf-8", answer.type());
    assertTrue(answer.text().contains("not commissioned: open the console and run"));
    assertTrue(answer.text().contains("0.1.0"));
    assertTrue(answer.text().contains("1 h 5 min"));
    assertFalse(answer.text().contains("http://") || answer.text().contains("https://"));
    assertFalse(answer.text().contains("<script") || answer.text().contains("style="));
  }

  @Test
  void commissioned_unit_says_that_it_runs() throws Exception {
    commissioning.commission(Identity.SYSTEM, "long enough for it".toCharArray());
    status.board = () -> List.of(new HealthEntry("https", Health.OK, Instant.EPOCH));
    Answer answer = Answer.of(status, "GET", "/");
    assertTrue(answer.text().contains(">running<"));
    assertFalse(answer.text().contains("not commissioned"));
  }

  @Test
  void ill_unit_says_so_and_not_why() throws Exception {
    commissioning.commission(Identity.SYSTEM, "long enough for it".toCharArray());
    assertTrue(Answer.of(status, "GET", "/").text().contains("should be looked at"), "unknown");
    Health why = new Health(Status.CRITICAL, "a secret reason");
    status.board = () -> List.of(new HealthEntry("https", why, Instant.EPOCH));
    Answer answer = Answer.of(status, "GET", "/");
    assertTrue(answer.text().contains("class=\"broken\""), answer.text());
    assertFalse(answer.text().contains("secret") || answer.text().contains("https"));
  }

  @Test
  void head_has_the_length_and_no_body() throws Exception {
    Answer get = Answer.of(status, "GET", "/");
    Answer head = Answer.of(status, "HEAD", "/");
    assertEquals(200, head.status());
    assertEquals(get.text().length(), head.length());
    assertEquals("", head.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "FOO"})
  void other_methods_are_refused(String method) throws Exception {
    Answer page = Answer.of(status, method, "/");
    assertEquals(405, page.status());
    assertEquals("GET, HEAD", page.header("Allow"));
    assertEquals(405, Answer.of(new StyleSheet(new WebOpen()), method, "/style.css").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/status/", "/status;a=b", "//", "/<script>", "/..", ""})
  void unknown_path_is_not_found_and_not_repeated(String path) throws Exception {
    Answer answer = Answer.of(status, "GET", path);
    assertEquals(404, answer.status());
    assertFalse(answer.text().contains("<script"));
    assertEquals(404, Answer.of(status, "POST", path).status());
  }

  @Test
  void style_sheet_serves_light_and_dark_and_loads_nothing() throws Exception {
    Answer answer = Answer.of(new StyleSheet(new WebOpen()), "GET", "/style.css");
    assertEquals(200, answer.status());
    assertEquals("text/css;charset=utf-8", answer.type());
    assertTrue(answer.text().contains("prefers-color-scheme: dark"));
    assertFalse(answer.text().contains("url(") || answer.text().contains("@import"));
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Security-Policy, default-src 'none'; style-src 'self'",
    "X-Content-Type-Options, nosniff",
    "Referrer-Policy, no-referrer",
    "Cache-Control, no-store",
    "Strict-Transport-Security, max-age=31536000",
    "X-Frame-Options, DENY"
  })
  void every_answer_has_strict_headers(String name, String value) throws Exception {
    Answer answer = Answer.filtered(new StrictHeaders(new WebOpen()), status, "GET", "/nowhere");
    assertEquals(404, answer.status());
    assertTrue(answer.header(name).startsWith(value), answer.header(name));
  }

  @ParameterizedTest
  @CsvSource({"59, 59 min", "60, 1 h 0 min", "1439, 23 h 59 min", "1445, 1 day 0 h 5 min"})
  void uptime_is_told_as_people_say_it(int minutes, String text) {
    assertEquals(text, Uptime.text(Duration.ofMinutes(minutes)));
  }
}
