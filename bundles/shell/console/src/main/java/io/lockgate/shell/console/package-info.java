// SPDX-License-Identifier: Apache-2.0
/** The shell behind a Unix socket: who may come in, and what a session is. */
@NullMarked
package io.lockgate.shell.console;

import org.jspecify.annotations.NullMarked;
