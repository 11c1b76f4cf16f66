// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.time.Instant;

/**
 * A bundle that was kept out.
 *
 * @param time when
 * @param location where it came from, as given to the framework
 * @param reason one sentence for the operator
 */
public record Refusal(Instant time, String location, String reason) {}
