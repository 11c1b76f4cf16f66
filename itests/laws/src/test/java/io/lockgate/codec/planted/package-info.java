// SPDX-License-Identifier: Apache-2.0
/** A codec planted against the laws; test only. */
@NullMarked
package io.lockgate.codec.planted;

import org.jspecify.annotations.NullMarked;
