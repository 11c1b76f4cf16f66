// SPDX-License-Identifier: Apache-2.0
/** A contract planted against the laws; test only. */
@NullMarked
package io.lockgate.api.planted;

import org.jspecify.annotations.NullMarked;
