// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.shell.commands.alarm;

import org.jspecify.annotations.NullMarked;
