// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.store.StateStore;
import io.lockgate.core.audit.chain.AuditVerifier;
import io.lockgate.core.audit.chain.Bytes;
import io.lockgate.core.audit.chain.ChainException;
import io.lockgate.core.audit.chain.Head;
import io.lockgate.core.audit.chain.Line;
import io.lockgate.core.audit.chain.LineReader;
import io.lockgate.core.audit.chain.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signed head, kept apart from the log. Thread-safe as far as the state store is. */
final class HeadStore {
  static final String NAME = "audit/head";

  private final StateStore state;
  private final DeviceSigner signer;

  HeadStore(StateStore state, DeviceSigner signer) {
    this.state = state;
    this.signer = signer;
  }

  /** Signs and stores; on return it is forced to disk. */
  Line.SignedHead write(Head head) throws IOException {
    Line.SignedHead signed =
        new Line.SignedHead(
            head, Bytes.of(signer.sign(head.signedBytes())), Bytes.of(signer.publicKey()));
    state.write(NAME, Lines.encode(signed));
    return signed;
  }

  /**
   * The stored head, empty when there is none.
   *
   * @throws ChainException it is not one this device signed
   */
  Optional<Line.SignedHead> read() throws IOException, ChainException {
    Optional<byte[]> stored = state.read(NAME);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    LineReader lines = new LineReader(new ByteArrayInputStream(stored.get()));
    byte @Nullable [] line = lines.next();
    if (line == null
        || lines.next() != null
        || !(Lines.parse(line) instanceof Line.SignedHead signed)) {
      throw new ChainException("the signed head is not readable");
    }
    new AuditVerifier(signer.publicKey()).authenticate(signed);
    return Optional.of(signed);
  }

  /** Whether this gateway has recorded a run before, so that an absent log cannot be a new one. */
  boolean hasRunBefore() throws IOException {
    return state.read(RunMarker.NAME).map(RunMarker::saysLogExists).orElse(false);
  }
}
