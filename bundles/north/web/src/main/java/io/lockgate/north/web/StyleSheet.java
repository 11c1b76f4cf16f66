// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The look of all pages. Thread-safe. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/style.css")
public final class StyleSheet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final byte[] content;

  /** Reads it from this bundle. */
  @Activate
  public StyleSheet(@Reference WebOpen web) throws IOException {
    try (InputStream in = StyleSheet.class.getResourceAsStream("style.css")) {
      if (in == null) {
        throw new FileNotFoundException("style.css is not in the bundle");
      }
      content = in.readAllBytes();
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (ReadOnly.permits(request, response)) {
      ReadOnly.send(
          request, response, HttpServletResponse.SC_OK, content, "text/css;charset=utf-8");
    }
  }
}
