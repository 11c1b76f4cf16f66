// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers of pages that can only be read. */
final class ReadOnly {
  private ReadOnly() {}

  /** True for GET and HEAD; anything else has been answered with 405. */
  static boolean permits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
      return true;
    }
    response.setHeader("Allow", "GET, HEAD");
    send(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, PublicPage.notAllowed());
    return false;
  }

  /** Sends a page. */
  static void send(
      HttpServletRequest request, HttpServletResponse response, int status, byte[] page)
      throws IOException {
    send(request, response, status, page, "text/html;charset=utf-8");
  }

  static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      byte[] content,
      String type)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(content.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(content);
    }
  }
}
