// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Asks an HTTP proxy (RFC 9110, CONNECT) to pass a connection on. */
final class ProxyTunnel {
  private static final int LONGEST_ANSWER = 8_192;
  private static final int OK = 200;
  private static final int NEEDS_PASSWORD = 407;

  /** What some proxies answer in its place to a wrong one. */
  private static final int UNAUTHORIZED = 401;

  private ProxyTunnel() {}

  /**
   * Returns when the proxy has connected; bytes then go through.
   *
   * @param user null: none
   * @param password null: none
   * @throws IOException the proxy refuses, or is none
   */
  static void open(Socket socket, String target, @Nullable String user, char @Nullable [] password)
      throws IOException {
    StringBuilder question = new StringBuilder(256);
    question.append("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ").append(target);
    question.append("\r\n");
    if (user != null) {
      question.append("Proxy-Authorization: Basic ").append(basic(user, password)).append("\r\n");
    }
    question.append("\r\n");
    socket.getOutputStream().write(question.toString().getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    int status = status(head(socket.getInputStream()));
    if (status == NEEDS_PASSWORD || status == UNAUTHORIZED) {
      throw new BrokerException(Kind.DENIED, "the proxy wants another user or password", null);
    }
    if (status != OK) {
      throw new BrokerException(
          Kind.UNREACHABLE, "the proxy does not connect: status " + status, null);
    }
  }

  private static String basic(String user, char @Nullable [] password) {
    CharBuffer both =
        CharBuffer.allocate(user.length() + 1 + (password == null ? 0 : password.length));
    both.put(user).put(':');
    if (password != null) {
      both.put(password);
    }
    byte[] bytes = Utf8.bytes(both.flip());
    String text = Base64.getEncoder().encodeToString(bytes);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(both.array(), '\0');
    return text;
  }

  /** Byte after byte, so that nothing behind it is taken. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the proxy hung up");
      }
      if (head.length() == LONGEST_ANSWER) {
        throw new IOException("the proxy's answer is too long");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int status(String head) throws IOException {
    String[] words = head.substring(0, head.indexOf('\r')).split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5]\\d\\d")) {
      throw new BrokerException(Kind.UNREACHABLE, "what answers is no HTTP proxy", null);
    }
    return Integer.parseInt(words[1]);
  }
}
