// SPDX-License-Identifier: Apache-2.0
/** A provider planted against the laws; test only. */
@NullMarked
package io.lockgate.core.planted;

import org.jspecify.annotations.NullMarked;
