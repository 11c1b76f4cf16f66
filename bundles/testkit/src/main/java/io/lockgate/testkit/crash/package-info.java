// SPDX-License-Identifier: Apache-2.0
/**
 * Power cuts, full disks and failing disks for code that stores things, in memory and in seconds.
 *
 * <p>A store is given a {@link io.lockgate.testkit.crash.CrashFs} instead of a folder, works on it through
 * {@link java.nio.file.Files} and {@link java.nio.channels.FileChannel}, and says with {@code mark} what it has
 * acknowledged. {@code crashes} then cuts the power after every operation, in several ways each, and hands every disk
 * that may be left over to the test.
 */
@NullMarked
package io.lockgate.testkit.crash;

import org.jspecify.annotations.NullMarked;
