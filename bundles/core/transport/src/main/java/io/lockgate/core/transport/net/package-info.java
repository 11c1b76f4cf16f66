// SPDX-License-Identifier: Apache-2.0
/** Sockets, all served by one selector thread. */
@NullMarked
package io.lockgate.core.transport.net;

import org.jspecify.annotations.NullMarked;
