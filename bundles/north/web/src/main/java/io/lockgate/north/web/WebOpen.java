// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

/**
 * Marker: the web server has taken its settings and answers. Every page of ours requires it: pages that come while the
 * web server is still changing over to its settings can be missed by it.
 */
public final class WebOpen {
  WebOpen() {}
}
