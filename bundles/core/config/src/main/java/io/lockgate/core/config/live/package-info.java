// SPDX-License-Identifier: Apache-2.0
/** Where settings go once committed: ConfigAdmin, the audit log, the list of problems. */
@NullMarked
package io.lockgate.core.config.live;

import org.jspecify.annotations.NullMarked;
