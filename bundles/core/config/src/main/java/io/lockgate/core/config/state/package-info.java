// SPDX-License-Identifier: Apache-2.0
/** Small durable values of other bundles. */
@NullMarked
package io.lockgate.core.config.state;

import org.jspecify.annotations.NullMarked;
