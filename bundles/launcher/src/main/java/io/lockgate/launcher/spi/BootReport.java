// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.spi;

import java.util.List;

/**
 * What the launcher did before the framework started.
 *
 * @param files how many files were verified
 * @param nanos how long verifying took
 * @param developmentKey whether the installation is signed with a key made by a development build
 * @param findings what a former, stopped boot found and could not audit itself, oldest first; one sentence each
 */
public record BootReport(int files, long nanos, boolean developmentKey, List<String> findings) {}
