// SPDX-License-Identifier: Apache-2.0
/** Manages signers of code, and reports what the launcher refused. */
@NullMarked
package io.lockgate.core.trust;

import org.jspecify.annotations.NullMarked;
