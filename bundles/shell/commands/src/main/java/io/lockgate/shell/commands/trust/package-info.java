// SPDX-License-Identifier: Apache-2.0
/** Commands about who may sign code. */
@NullMarked
package io.lockgate.shell.commands.trust;

import org.jspecify.annotations.NullMarked;
