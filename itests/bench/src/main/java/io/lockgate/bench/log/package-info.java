// SPDX-License-Identifier: Apache-2.0
/** The sample log beside plain rows of SQLite. */
@NullMarked
package io.lockgate.bench.log;

import org.jspecify.annotations.NullMarked;
