// SPDX-License-Identifier: Apache-2.0
/** A field that is played: time passes when a test says so. */
@NullMarked
package io.lockgate.core.acquire.fake;

import org.jspecify.annotations.NullMarked;
