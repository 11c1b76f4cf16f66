// SPDX-License-Identifier: Apache-2.0
/** Tests of the whole gateway. */
@NullMarked
package io.lockgate.itests;

import org.jspecify.annotations.NullMarked;
