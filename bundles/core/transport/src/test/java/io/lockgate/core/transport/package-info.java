// SPDX-License-Identifier: Apache-2.0
/** Real sockets and pseudo terminals, and faults on them. */
@NullMarked
package io.lockgate.core.transport;

import org.jspecify.annotations.NullMarked;
