// SPDX-License-Identifier: Apache-2.0
/** Loopback ports and a TCP proxy that misbehaves on command. */
@NullMarked
package io.lockgate.testkit.net;

import org.jspecify.annotations.NullMarked;
