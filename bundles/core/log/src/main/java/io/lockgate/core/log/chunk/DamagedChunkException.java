// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

/** Bytes are no chunk, or not the chunk they were. The message says how, in few words. */
public final class DamagedChunkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The message is a few words. */
  public DamagedChunkException(String message) {
    super(message);
  }
}
