// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.net;

/** Which way bytes go through a proxy. */
public enum Direction {
  /** From the client to the server. */
  UP,
  /** From the server to the client. */
  DOWN
}
