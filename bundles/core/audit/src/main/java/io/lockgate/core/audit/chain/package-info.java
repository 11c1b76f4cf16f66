// SPDX-License-Identifier: Apache-2.0
/** The form of the audit log and its checks: pure functions, no files. */
@NullMarked
package io.lockgate.core.audit.chain;

import org.jspecify.annotations.NullMarked;
