// SPDX-License-Identifier: Apache-2.0
/** Carries frames over TCP, UDP and serial lines. */
@NullMarked
package io.lockgate.core.transport;

import org.jspecify.annotations.NullMarked;
