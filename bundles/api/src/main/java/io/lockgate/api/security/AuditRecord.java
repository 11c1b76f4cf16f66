// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import io.lockgate.api.time.ClockQuality;
import java.time.Instant;

/**
 * One stored event.
 *
 * @param sequence gap-free, from 1
 * @param time UTC with milliseconds
 * @param clock whether that time could be trusted
 * @param event what happened
 * @param hash SHA-256 over this record and its predecessor's hash, lower-case hex
 */
public record AuditRecord(
    long sequence, Instant time, ClockQuality clock, AuditEvent event, String hash) {}
