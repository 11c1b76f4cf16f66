// SPDX-License-Identifier: Apache-2.0
/** OSGi services in memory, as small as the tests need them. */
@NullMarked
package io.lockgate.core.config.fakes;

import org.jspecify.annotations.NullMarked;
