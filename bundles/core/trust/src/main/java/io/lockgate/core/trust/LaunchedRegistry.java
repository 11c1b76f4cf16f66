// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Refusal;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.launcher.spi.TrustGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/** The registry over the gate of the launcher: writes the store, then has the gate read it. Changes are serialised. */
final class LaunchedRegistry implements SignerRegistry {
  private final TrustGate gate;
  private final TrustRecords records;
  private final InstalledBundles bundles;
  private final Refusals refusals;
  private final DeployFolder deploy;
  private final AccessControl access;
  private final AuditLog audit;
  private final GatewayClock clock;

  LaunchedRegistry(
      TrustGate gate,
      TrustRecords records,
      InstalledBundles bundles,
      Refusals refusals,
      DeployFolder deploy,
      AccessControl access,
      AuditLog audit,
      GatewayClock clock) {
    this.gate = gate;
    this.records = records;
    this.bundles = bundles;
    this.refusals = refusals;
    this.deploy = deploy;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<Signer> signers() {
    return Roster.of(gate.view()).signers();
  }

  @Override
  public synchronized Signer enrol(Identity by, String certificatePem, String prefix)
      throws SignerRefusedException, NotAllowedException, IOException {
    access.require(by, Permission.MANAGE_TRUST, "enrol signer");
    Signer signer;
    try {
      signer = candidate(certificatePem, prefix);
    } catch (SignerRefusedException e) {
      tell(by, "SIGNER_ENROLLED", prefix, Result.REFUSED, String.valueOf(e.getMessage()));
      throw e;
    }
    records.enrol(signer.fingerprint(), certificatePem, prefix);
    try {
      reload();
    } catch (IOException e) {
      records.withdraw(signer.fingerprint());
      throw e;
    }
    tell(by, "SIGNER_ENROLLED", signer.fingerprint(), Result.OK, signer.name() + " for " + prefix);
    deploy.lookAgain(
        refusals.list().stream().map(Refusal::location).distinct().toList(), clock.now());
    return signer;
  }

  private Signer candidate(String pem, String prefix) throws SignerRefusedException {
    X509Certificate certificate = Certificates.parse(pem);
    Optional<String> fault = gate.signerFault(certificate);
    if (fault.isPresent()) {
      throw new SignerRefusedException(fault.get());
    }
    Signer signer = Roster.signer(certificate, Signer.Scope.OEM, prefix);
    if (gate.view().revoked().contains(signer.fingerprint())) {
      throw new SignerRefusedException("this certificate is revoked");
    }
    Roster.of(gate.view()).requireNew(signer);
    return signer;
  }

  @Override
  public synchronized Signer revoke(Identity by, String fingerprint)
      throws SignerRefusedException, NotAllowedException, IOException {
    access.require(by, Permission.MANAGE_TRUST, "revoke signer");
    Signer signer;
    try {
      signer = Roster.of(gate.view()).requireRevocable(fingerprint);
    } catch (SignerRefusedException e) {
      tell(by, "SIGNER_REVOKED", fingerprint, Result.REFUSED, String.valueOf(e.getMessage()));
      throw e;
    }
    List<Bundle> before = bundles.admitted();
    Set<String> former = gate.view().revoked();
    Set<String> revoked = new HashSet<>(former);
    revoked.add(signer.fingerprint());
    records.revoked(revoked);
    try {
      reload();
    } catch (IOException e) {
      records.revoked(former);
      throw e;
    }
    tell(by, "SIGNER_REVOKED", signer.fingerprint(), Result.OK, signer.name());
    for (String name : bundles.uninstallObjectionable(before)) {
      tell(by, "BUNDLE_UNINSTALLED", name, Result.OK, "its signer was revoked: " + signer.name());
    }
    return new Signer(
        signer.fingerprint(),
        signer.name(),
        Signer.Scope.REVOKED,
        signer.prefix(),
        signer.notAfter());
  }

  @Override
  public TrustMode mode() {
    return TrustMode.valueOf(gate.view().mode().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @Override
  public synchronized void setMode(Identity by, TrustMode mode)
      throws NotAllowedException, IOException {
    access.require(by, Permission.MANAGE_TRUST, "set trust mode");
    TrustMode former = mode();
    records.mode(mode);
    try {
      reload();
    } catch (IOException e) {
      records.mode(former);
      throw e;
    }
    tell(by, "TRUST_MODE_CHANGED", "trust", Result.OK, former + " to " + mode);
  }

  @Override
  public List<Refusal> refusals() {
    return refusals.list();
  }

  private void reload() throws IOException {
    try {
      gate.reload();
    } catch (UncheckedIOException e) {
      throw new IOException("the launcher cannot read the trust store: " + e.getMessage(), e);
    }
  }

  private void tell(Identity by, String type, String id, Result result, String detail) {
    audit.append(AuditEvent.by(by, AuditEvent.Category.SOFTWARE, type, id, result, detail));
  }
}
