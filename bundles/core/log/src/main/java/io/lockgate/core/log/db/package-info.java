// SPDX-License-Identifier: Apache-2.0
/** The log as a file: SQLite, one writer, blocks that become segments of chunks. */
@NullMarked
package io.lockgate.core.log.db;

import org.jspecify.annotations.NullMarked;
