// SPDX-License-Identifier: Apache-2.0
/** The audit log on disk: segments, recovery, the one writer, readers. */
@NullMarked
package io.lockgate.core.audit.log;

import org.jspecify.annotations.NullMarked;
