// SPDX-License-Identifier: Apache-2.0
/** Commands that read and change settings. */
@NullMarked
package io.lockgate.shell.commands.config;

import org.jspecify.annotations.NullMarked;
