// SPDX-License-Identifier: Apache-2.0
/** Code that must never run: it leaves a file behind when it does. */
@NullMarked
package io.lockgate.itests.canary;

import org.jspecify.annotations.NullMarked;
