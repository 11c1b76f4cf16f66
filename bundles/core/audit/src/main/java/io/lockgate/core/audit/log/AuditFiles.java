// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writer and readers of one log folder. Readers never hold up the writer for longer than opening a few files. Thread-safe. */
public final class AuditFiles implements Closeable {
  private static final long OPENING_SECONDS = 30;

  private final SegmentedChain chain;
  private final GroupCommitWriter writer;
  private final SequentialReader sequential = new SequentialReader();

  /** Starts opening the log in the background. */
  public AuditFiles(
      Path folder, StateStore state, DeviceSigner signer, GatewayClock clock, Limits limits) {
    chain = new SegmentedChain(new SegmentFolder(folder), new HeadStore(state, signer), limits);
    writer = new GroupCommitWriter(chain, clock, new Reserve(folder));
    writer.start();
  }

  public void limit(Limits limits) {
    chain.limit(limits);
  }

  public CompletionStage<Long> append(AuditEvent event) {
    return writer.append(event);
  }

  public List<AuditRecord> query(AuditQuery query) throws IOException {
    awaitOpened();
    try (LogSnapshot log = chain.snapshot()) {
      return BackwardQuery.run(query, log);
    }
  }

  /** See {@link AuditTail#newest}. */
  public long newest() throws IOException {
    awaitOpened();
    return chain.newest();
  }

  /** See {@link AuditTail#after}. */
  public List<AuditRecord> after(long sequence, int limit) throws IOException {
    awaitOpened();
    if (chain.newest() <= sequence) {
      return List.of();
    }
    try (LogSnapshot log = chain.snapshot()) {
      synchronized (sequential) {
        return sequential.after(sequence, limit, log);
      }
    }
  }

  public void export(OutputStream out) throws IOException {
    awaitOpened();
    try (LogSnapshot log = chain.snapshot()) {
      LogExport.write(log, out);
    }
  }

  public AuditVerification verify() throws IOException {
    awaitOpened();
    SegmentedChain.CheckedSnapshot checked = chain.checkedSnapshot();
    try (LogSnapshot log = checked.snapshot()) {
      return DiskCheck.run(log, checked.headFault());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void awaitOpened() throws IOException {
    try {
      if (!writer.awaitOpened(OPENING_SECONDS)) {
        throw new IOException("the audit log is still being opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the audit log was being opened");
    }
  }
}
