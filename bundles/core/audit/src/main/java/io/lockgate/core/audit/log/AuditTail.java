// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.api.security.AuditRecord;
import java.io.IOException;
import java.util.List;

/** Follows the log in order of its sequence numbers. Seen inside this bundle only. Thread-safe. */
public interface AuditTail {
  /**
   * Sequence number of the newest record, 0 when there is none.
   *
   * @throws IOException the log cannot be read now
   */
  long newest() throws IOException;

  /**
   * The records after {@code sequence}, oldest first, {@code limit} at most. They begin later than
   * {@code sequence + 1} when what is between is no longer there or is damaged.
   *
   * @throws IOException the log cannot be read now
   */
  List<AuditRecord> after(long sequence, int limit) throws IOException;
}
