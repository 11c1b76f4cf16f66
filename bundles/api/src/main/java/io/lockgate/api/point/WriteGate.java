// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way a value is written to the field: authorises, checks that this gateway is commissioned and is the main
 * one, checks type and limits, queues by priority, sends, reads back, audits. Thread-safe, does not block.
 */
@ProviderType
public interface WriteGate {
  /**
   * Asks for a write. Writes of equal priority to one link are sent in the order of these calls, each at most once: a
   * write is never repeated by the gateway.
   *
   * @return always completes normally, at the latest when {@link WriteRequest#within} is over, so that no case can be
   *     missed; the audit record has been handed over by then. Cancelling it has no effect on the write.
   */
  CompletionStage<WriteOutcome> write(WriteRequest request);
}
