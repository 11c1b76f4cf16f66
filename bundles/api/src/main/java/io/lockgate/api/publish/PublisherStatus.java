// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * How a destination stands.
 *
 * @param id its id
 * @param present whether its publisher is registered now
 * @param cursor up to where it has acknowledged
 * @param backlog samples that wait for it
 * @param dropped samples it never got because the log's quota ended, since its cursor began
 * @param rejected samples the other side would not take
 * @param lastSuccess when something was acknowledged last
 * @param trouble why it does not move now; empty when it does
 */
public record PublisherStatus(
    String id,
    boolean present,
    Cursor cursor,
    long backlog,
    long dropped,
    long rejected,
    Optional<Instant> lastSuccess,
    String trouble) {}
