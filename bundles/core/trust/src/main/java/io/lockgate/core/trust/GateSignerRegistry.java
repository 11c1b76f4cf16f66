// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
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
import io.lockgate.api.store.StateStore;
import io.lockgate.launcher.spi.TrustGate;
import io.lockgate.launcher.spi.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Signers in the trust store, put in force by the launcher's gate. What the gate refuses is logged, audited and listed.
 * Thread-safe; changes are serialised.
 */
@Component(
    immediate = true,
    service = {SignerRegistry.class, GateSignerRegistry.class})
public final class GateSignerRegistry implements SignerRegistry {
  private final TrustGate gate;
  private final TrustFiles files;
  private final AccessControl access;
  private final AuditLog audit;
  private final Refusals refusals;
  private final Intruders intruders;
  private final Runnable stopHearing;

  @Activate
  public GateSignerRegistry(
      @Reference TrustGate gate,
      @Reference StateStore store,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      BundleContext context)
      throws IOException {
    this(gate, new TrustFiles(store), access, audit, new Intruders(gate, context::getBundles));
  }

  GateSignerRegistry(
      TrustGate gate, TrustFiles files, AccessControl access, AuditLog audit, Intruders intruders)
      throws IOException {
    this.gate = gate;
    this.files = files;
    this.access = access;
    this.audit = audit;
    this.intruders = intruders;
    this.refusals = new Refusals(audit);
    BootAudit.record(gate, files, audit);
    this.stopHearing = gate.onVerdict(refusals::hear);
  }

  /** Leaves the gate; what it refuses from now on is kept there for the next listener. */
  @Deactivate
  public void close() {
    stopHearing.run();
  }

  @Override
  public List<Signer> signers() {
    return SignerList.of(gate.view(), files.known());
  }

  @Override
  public synchronized Signer enrol(Identity by, String certificatePem, String prefix)
      throws SignerRefusedException, NotAllowedException, IOException {
    access.require(by, Permission.MANAGE_TRUST, "trust-add");
    X509Certificate certificate = Certificates.read(certificatePem);
    Optional<String> fault =
        gate.signerFault(certificate)
            .or(() -> Enrolment.fault(gate.view(), Certificates.fingerprint(certificate), prefix));
    if (fault.isPresent()) {
      record(by, "SIGNER_ENROLLED", prefix, Result.REFUSED, fault.get());
      throw new SignerRefusedException(fault.get());
    }
    String fingerprint = Certificates.fingerprint(certificate);
    files.enrol(fingerprint, Certificates.pem(certificate), prefix);
    gate.reload();
    record(by, "SIGNER_ENROLLED", prefix, Result.OK, fingerprint);
    refusals.offerAgain();
    return one(fingerprint);
  }

  @Override
  public synchronized Signer revoke(Identity by, String fingerprint)
      throws SignerRefusedException, NotAllowedException, IOException {
    access.require(by, Permission.MANAGE_TRUST, "trust-revoke");
    Signer signer = SignerList.find(signers(), fingerprint);
    files.revoke(signer);
    gate.reload();
    List<String> gone = intruders.uninstall();
    record(
        by,
        "SIGNER_REVOKED",
        signer.prefix(),
        Result.OK,
        signer.fingerprint() + ", uninstalled " + gone);
    return one(signer.fingerprint());
  }

  @Override
  public TrustMode mode() {
    return Modes.of(gate.view().mode());
  }

  @Override
  public synchronized void setMode(Identity by, TrustMode mode)
      throws NotAllowedException, IOException {
    access.require(by, Permission.MANAGE_TRUST, "trust-mode");
    TrustMode before = mode();
    files.mode(Modes.label(mode));
    gate.reload();
    record(by, "TRUST_MODE_SET", Modes.label(mode), Result.OK, "was " + Modes.label(before));
    refusals.offerAgain();
  }

  @Override
  public List<Refusal> refusals() {
    return refusals.list();
  }

  /** Tells of a refusal that did not come from the gate. */
  void refuse(Verdict verdict) {
    refusals.hear(verdict);
  }

  private Signer one(String fingerprint) throws SignerRefusedException {
    return SignerList.find(signers(), fingerprint);
  }

  private void record(Identity by, String type, String id, Result result, String detail) {
    audit.append(AuditEvent.by(by, Category.SOFTWARE, type, id, result, detail));
  }

  /** The folder whose refused jars are offered again after a change. */
  static Path deployFolder() {
    return Path.of(System.getProperty("lockgate.deploy", "deploy"));
  }
}
