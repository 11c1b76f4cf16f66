// SPDX-License-Identifier: Apache-2.0
/** Karaf archives: what one may hold, and where the launcher unpacks it. */
@NullMarked
package io.lockgate.launcher.kar;

import org.jspecify.annotations.NullMarked;
