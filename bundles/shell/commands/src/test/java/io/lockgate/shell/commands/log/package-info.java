// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.shell.commands.log;

import org.jspecify.annotations.NullMarked;
