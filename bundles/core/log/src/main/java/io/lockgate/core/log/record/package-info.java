// SPDX-License-Identifier: Apache-2.0
/** Which of the samples that come are logged. */
@NullMarked
package io.lockgate.core.log.record;

import org.jspecify.annotations.NullMarked;
