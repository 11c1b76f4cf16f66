// SPDX-License-Identifier: Apache-2.0
/** A machine whose power is cut while it logs and is configured. */
@NullMarked
package io.lockgate.powercut;

import org.jspecify.annotations.NullMarked;
