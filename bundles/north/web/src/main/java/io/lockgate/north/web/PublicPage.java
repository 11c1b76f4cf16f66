// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import io.lockgate.api.health.Status;
import java.nio.charset.StandardCharsets;

/** What somebody who is not logged in may see. Holds fixed text and our own version only, so nothing is escaped. */
final class PublicPage {
  private PublicPage() {}

  static byte[] status(String version, String uptime, boolean commissioned, Status.Light light) {
    String state =
        commissioned
            ? health(light)
            : "<p class=\"waiting\">not commissioned: open the console and run"
                + " <code>gateway:commission</code></p>";
    return page(
        "Lockgate",
        state
            + "<dl><dt>Version</dt><dd>"
            + version
            + "</dd><dt>Running for</dt><dd>"
            + uptime
            + "</dd></dl>");
  }

  private static String health(Status.Light light) {
    return switch (light) {
      case GREEN -> "<p class=\"running\">running</p>";
      case ORANGE ->
          "<p class=\"waiting\">running; something should be looked at: see"
              + " <code>gateway:status</code></p>";
      case RED ->
          "<p class=\"broken\">needs somebody: open the console and run"
              + " <code>gateway:status</code></p>";
    };
  }

  static byte[] notFound() {
    return page("Not found", "<p>There is no such page.</p>");
  }

  static byte[] notAllowed() {
    return page("Not allowed", "<p>This page can only be read.</p>");
  }

  private static byte[] page(String title, String body) {
    String html =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + "<title>"
            + title
            + "</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body><main><h1>"
            + title
            + "</h1>"
            + body
            + "</main></body></html>\n";
    return html.getBytes(StandardCharsets.UTF_8);
  }
}
