// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.north.csv.files.DataFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A form with one file (RFC 7578). */
final class Form {
  private final String boundary;
  private final byte[] head;
  private final byte[] content;
  private final byte[] tail;

  /**
   * A form.
   *
   * @param boundary does not occur in the file
   */
  Form(String field, DataFile file, String boundary) {
    this.boundary = boundary;
    this.content = file.content().get();
    this.head =
        bytes(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + field
                + "\"; filename=\""
                + file.name()
                + "\"\r\nContent-Type: "
                + file.mediaType()
                + "; charset=utf-8\r\n\r\n");
    this.tail = bytes("\r\n--" + boundary + "--\r\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String mediaType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  long length() {
    return (long) head.length + content.length + tail.length;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    out.write(content);
    out.write(tail);
  }
}
