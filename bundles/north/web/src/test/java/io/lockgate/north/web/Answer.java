// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Takes down what a servlet answers. Anything a page does beyond these few calls fails the test. */
final class Answer {
  private final Map<String, Object> kept = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  static Answer of(Servlet servlet, String method, String path) throws Exception {
    Answer answer = new Answer();
    servlet.service(request(method, path), answer.response());
    return answer;
  }

  static Answer filtered(Filter filter, Servlet servlet, String method, String path)
      throws Exception {
    Answer answer = new Answer();
    FilterChain chain = (request, response) -> servlet.service(request, response);
    filter.doFilter(request(method, path), answer.response(), chain);
    return answer;
  }

  int status() {
    return (int) kept.getOrDefault("setStatus", 200);
  }

  String type() {
    return String.valueOf(kept.get("setContentType"));
  }

  int length() {
    return (int) kept.getOrDefault("setContentLength", -1);
  }

  String header(String name) {
    return String.valueOf(kept.get("header " + name));
  }

  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private static HttpServletRequest request(String method, String path) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Answer.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getRequestURI" -> path;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            Answer.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
              switch (called.getName()) {
                case "setHeader" -> kept.put("header " + arguments[0], arguments[1]);
                case "setStatus", "setContentType", "setContentLength" ->
                    kept.put(called.getName(), arguments[0]);
                case "getOutputStream" -> {
                  return stream();
                }
                default -> throw new UnsupportedOperationException(called.getName());
              }
              return null;
            });
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }
}
