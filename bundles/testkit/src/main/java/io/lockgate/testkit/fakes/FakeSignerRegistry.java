// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Refusal;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes any text for a certificate; knows one platform signer. Thread-safe. */
public final class FakeSignerRegistry implements SignerRegistry {
  private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

  private final List<Signer> signers =
      new CopyOnWriteArrayList<>(
          List.of(new Signer("aa".repeat(32), "CN=platform", Signer.Scope.PLATFORM, "", END)));
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private volatile TrustMode mode = TrustMode.TRUSTED;

  /** Adds to what was refused. */
  public void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Sets the mode without asking who. */
  public void mode(TrustMode value) {
    mode = value;
  }

  @Override
  public List<Signer> signers() {
    return List.copyOf(signers);
  }

  @Override
  public Signer enrol(Identity by, String certificatePem, String prefix)
      throws SignerRefusedException {
    if (!certificatePem.contains("BEGIN CERTIFICATE")) {
      throw new SignerRefusedException("not a certificate");
    }
    Signer signer = new Signer("bb".repeat(32), "CN=oem", Signer.Scope.OEM, prefix, END);
    signers.add(signer);
    return signer;
  }

  @Override
  public Signer revoke(Identity by, String fingerprint) throws SignerRefusedException {
    for (int i = 0; i < signers.size(); i++) {
      Signer old = signers.get(i);
      if (old.scope() == Signer.Scope.OEM && old.fingerprint().startsWith(fingerprint)) {
        Signer revoked =
            new Signer(
                old.fingerprint(), old.name(), Signer.Scope.REVOKED, old.prefix(), old.notAfter());
        signers.set(i, revoked);
        return revoked;
      }
    }
    throw new SignerRefusedException("no such signer");
  }

  @Override
  public TrustMode mode() {
    return mode;
  }

  @Override
  public void setMode(Identity by, TrustMode value) {
    mode = value;
  }

  @Override
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }
}
