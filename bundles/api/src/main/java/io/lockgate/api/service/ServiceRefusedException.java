// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

/** A switch cannot be moved; the message says why in one sentence. */
public final class ServiceRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ServiceRefusedException(String reason) {
    super(reason);
  }
}
