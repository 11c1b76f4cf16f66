// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.shell.commands.field;

import org.jspecify.annotations.NullMarked;
