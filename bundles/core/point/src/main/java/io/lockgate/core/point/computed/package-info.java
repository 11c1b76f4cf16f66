// SPDX-License-Identifier: Apache-2.0
/** Points that are computed of others: declared like those of a device, published like readings. */
@NullMarked
package io.lockgate.core.point.computed;

import org.jspecify.annotations.NullMarked;
