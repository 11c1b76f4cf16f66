// SPDX-License-Identifier: Apache-2.0
/** Owns the audit log. */
@NullMarked
package io.lockgate.core.audit;

import org.jspecify.annotations.NullMarked;
