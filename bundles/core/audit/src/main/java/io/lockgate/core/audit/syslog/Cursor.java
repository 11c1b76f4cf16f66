// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Up to which record the receiver is known to have everything. Survives restarts. */
final class Cursor {
  static final String NAME = "audit/syslog-cursor";

  private final StateStore state;

  Cursor(StateStore state) {
    this.state = state;
  }

  /** Empty when nothing was ever confirmed, or the stored value is not readable: then all is sent again. */
  OptionalLong read() throws IOException {
    String text =
        state.read(NAME).map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).orElse("");
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  void write(long sequence) throws IOException {
    state.write(NAME, Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
  }
}
