// SPDX-License-Identifier: Apache-2.0
/** Commands about the sample log and those who read it. */
@NullMarked
package io.lockgate.shell.commands.log;

import org.jspecify.annotations.NullMarked;
