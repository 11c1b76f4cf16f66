// SPDX-License-Identifier: Apache-2.0
/** Numbers samples and hands them to subscribers, each with a bounded queue of its own. */
@NullMarked
package io.lockgate.core.point.bus;

import org.jspecify.annotations.NullMarked;
