// SPDX-License-Identifier: Apache-2.0
/** The operator's end of the console socket: a program, not a bundle. */
@NullMarked
package io.lockgate.shell.client;

import org.jspecify.annotations.NullMarked;
