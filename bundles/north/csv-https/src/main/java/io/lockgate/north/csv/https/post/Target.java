// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

/**
 * Where files go: always by HTTPS.
 *
 * @param host name or literal address, which the server's certificate must be for
 * @param port 1 to 65535
 * @param path absolute, may have a query
 * @param field name of the form's field that holds the file
 */
public record Target(String host, int port, String path, String field) {
  private static final int HTTPS_PORT = 443;

  /** Refuses with IllegalArgumentException what would break a request. */
  public Target {
    if (!host.matches("[A-Za-z0-9.:_-]+")) {
      throw new IllegalArgumentException("the host is a name or an address, without scheme");
    }
    if (!path.matches("/[\\x21-\\x7e]*")) {
      throw new IllegalArgumentException("the path begins with / and has no blanks");
    }
    if (!field.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("the field is 1 to 64 of A-Z a-z 0-9 . _ -");
    }
  }

  /** For the header of that name. */
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == HTTPS_PORT ? name : name + ":" + port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
