// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.audit.chain.AuditVerifier;
import io.lockgate.core.audit.log.AuditFiles;
import io.lockgate.core.audit.log.AuditTail;
import io.lockgate.core.audit.log.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The audit log in {@code data/audit}, its head in the state store. Opened in the background: a start does not wait. */
@Component(
    service = {AuditLog.class, AuditTail.class},
    configurationPid = "io.lockgate.core.audit")
@Designate(ocd = Config.class)
public final class HashChainedAuditLog implements AuditLog, AuditTail {
  private final AuditFiles files;
  private final DeviceSigner signer;

  @Activate
  public HashChainedAuditLog(
      BundleContext context,
      @Reference StateStore state,
      @Reference DeviceSigner signer,
      @Reference GatewayClock clock,
      Config config) {
    this(Path.of(dataFolder(context)).resolve("audit"), state, signer, clock, limits(config));
  }

  /** The same outside a framework. */
  public HashChainedAuditLog(
      Path folder, StateStore state, DeviceSigner signer, GatewayClock clock, Limits limits) {
    this.signer = signer;
    files = new AuditFiles(folder, state, signer, clock, limits);
  }

  @Modified
  void modified(Config config) {
    files.limit(limits(config));
  }

  /** Stores what was handed over before, then ends. */
  @Deactivate
  public void close() throws IOException {
    files.close();
  }

  @Override
  public CompletionStage<Long> append(AuditEvent event) {
    return files.append(event);
  }

  @Override
  public List<AuditRecord> query(AuditQuery query) throws IOException {
    return files.query(query);
  }

  @Override
  public long newest() throws IOException {
    return files.newest();
  }

  @Override
  public List<AuditRecord> after(long sequence, int limit) throws IOException {
    return files.after(sequence, limit);
  }

  @Override
  public void export(OutputStream out) throws IOException {
    files.export(out);
  }

  @Override
  public AuditVerification verify() throws IOException {
    return files.verify();
  }

  @Override
  public AuditVerification verify(InputStream exported) throws IOException {
    return new AuditVerifier(signer.publicKey()).verify(exported);
  }

  private static Limits limits(Config config) {
    return new Limits(config.segmentBytes(), config.segments());
  }

  private static String dataFolder(BundleContext context) {
    String folder = context.getProperty("lockgate.data");
    if (folder == null) {
      throw new IllegalStateException("framework property lockgate.data is not set");
    }
    return folder;
  }
}
