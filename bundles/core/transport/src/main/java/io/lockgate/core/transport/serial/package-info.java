// SPDX-License-Identifier: Apache-2.0
/** Serial ports, each served by a thread of its own. */
@NullMarked
package io.lockgate.core.transport.serial;

import org.jspecify.annotations.NullMarked;
