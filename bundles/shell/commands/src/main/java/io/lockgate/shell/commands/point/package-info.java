// SPDX-License-Identifier: Apache-2.0
/** Commands that show and write values. */
@NullMarked
package io.lockgate.shell.commands.point;

import org.jspecify.annotations.NullMarked;
