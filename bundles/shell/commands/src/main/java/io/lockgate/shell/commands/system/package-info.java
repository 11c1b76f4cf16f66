// SPDX-License-Identifier: Apache-2.0
/** Commands about the gateway as a whole. */
@NullMarked
package io.lockgate.shell.commands.system;

import org.jspecify.annotations.NullMarked;
