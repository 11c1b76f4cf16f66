// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.model.PointModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Which devices and points there are, as one JSON document (RFC 8259) without anything that changes by itself: the same
 * devices and points make the same bytes, so that its hash shows whether two of them say the same. Immutable.
 *
 * @param json {@code {"devices":[{"device":…,"points":[{"point":…,"title":…,"type":…,"unit":…,"periodSeconds":…,"writable":…}]}]}};
 *     devices sorted, points in the order of their model
 */
public record Topology(String json) {
  /** That of now. */
  public static Topology of(PointDirectory directory) {
    StringBuilder out = new StringBuilder("{\"devices\":[");
    String comma = "";
    for (String device : directory.devices()) {
      out.append(comma).append("{\"device\":");
      quote(out, device);
      out.append(",\"points\":[");
      points(out, directory.of(device));
      out.append("]}");
      comma = ",";
    }
    return new Topology(out.append("]}").toString());
  }

  private static void points(StringBuilder out, Iterable<Entry> entries) {
    String comma = "";
    for (Entry entry : entries) {
      PointModel model = entry.model();
      out.append(comma).append("{\"point\":");
      quote(out, model.name());
      out.append(",\"title\":");
      quote(out, model.title());
      out.append(",\"type\":");
      quote(out, model.type().name().toLowerCase(Locale.ROOT));
      out.append(",\"unit\":");
      quote(out, model.unit());
      out.append(",\"periodSeconds\":").append(entry.period().toMillis() / 1_000.0);
      out.append(",\"writable\":").append(model.write().allowed()).append('}');
      comma = ",";
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** As it is sent: UTF-8. */
  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of {@link #bytes}, 64 hexadecimal digits. */
  public String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }
}
