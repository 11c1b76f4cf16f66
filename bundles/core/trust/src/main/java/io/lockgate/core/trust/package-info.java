// SPDX-License-Identifier: Apache-2.0
/** Reports what the launcher refused, and manages who may sign code. */
@NullMarked
package io.lockgate.core.trust;

import org.jspecify.annotations.NullMarked;
