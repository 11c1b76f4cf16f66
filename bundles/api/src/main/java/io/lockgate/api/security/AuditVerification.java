// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/**
 * Outcome of a check of the audit log.
 *
 * @param intact nothing was edited, deleted, reordered or cut
 * @param firstSequence the oldest record present, 0 when there is none
 * @param lastSequence the newest record present
 * @param lost records that rolled off within the bounds
 * @param fault empty when intact, else the first bad record and what is wrong with it
 */
public record AuditVerification(
    boolean intact, long firstSequence, long lastSequence, long lost, String fault) {}
