// SPDX-License-Identifier: Apache-2.0
/** Programs of the cross matrix that are written in Java: masters and slaves that a test runs as processes. */
@NullMarked
package io.lockgate.itests.masters;

import org.jspecify.annotations.NullMarked;
