// SPDX-License-Identifier: Apache-2.0
/** What sockets and serial lines share: cutting frames, waiting for replies, watching. */
@NullMarked
package io.lockgate.core.transport.frame;

import org.jspecify.annotations.NullMarked;
