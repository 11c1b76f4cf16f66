// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Append-only, hash-chained record of who did what. Bounded: when the space is used up the oldest segment rolls off
 * and its records are counted, never silently. Thread-safe.
 */
@ProviderType
public interface AuditLog {
  /**
   * Hands one event over and returns at once.
   *
   * <p>What depends on the returned stage runs on the log's own thread: it must be short and must not wait for another
   * append.
   *
   * @return completes with the record's sequence number once it is forced to disk; fails with {@link IOException} when
   *     it cannot be stored. Events are recorded in the order of the calls of one thread
   */
  CompletionStage<Long> append(AuditEvent event);

  /**
   * The newest records that match, oldest first. A stretch of records that are missing or not what was written is
   * answered by one record of type {@code AUDIT_UNREADABLE} without hash, whatever was asked for.
   *
   * @throws IOException the log cannot be read
   */
  List<AuditRecord> query(AuditQuery query) throws IOException;

  /**
   * Writes the whole log as it stands, with its signed head, in the form that {@link #verify} accepts off line: UTF-8,
   * one JSON object a line.
   *
   * @throws IOException reading or writing failed; what was written so far is useless
   */
  void export(OutputStream out) throws IOException;

  /**
   * Checks chain, sequence and signed head of the log on disk.
   *
   * @throws IOException the log cannot be read
   */
  AuditVerification verify() throws IOException;

  /**
   * Checks what {@link #export} wrote on this device, now or long ago. Does not close the stream.
   *
   * @throws IOException the stream cannot be read; a forged, cut or foreign log is an answer, not an exception
   */
  AuditVerification verify(InputStream exported) throws IOException;
}
