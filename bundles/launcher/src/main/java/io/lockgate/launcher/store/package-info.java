// SPDX-License-Identifier: Apache-2.0
/** The trust store as the launcher reads it: mode, enrolled signers, revocations. */
@NullMarked
package io.lockgate.launcher.store;

import org.jspecify.annotations.NullMarked;
