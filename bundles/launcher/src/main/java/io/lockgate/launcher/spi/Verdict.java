// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.spi;

/**
 * A decision worth telling.
 *
 * @param epochMillis wall time
 * @param location where the bundle came from
 * @param symbolicName as its manifest claims, empty when unreadable
 * @param refused true when it was kept out, false for a warning only
 * @param reason one sentence
 */
public record Verdict(
    long epochMillis, String location, String symbolicName, boolean refused, String reason) {}
