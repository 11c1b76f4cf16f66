// SPDX-License-Identifier: Apache-2.0
/** Commands for servers that files are sent to. */
@NullMarked
package io.lockgate.shell.commands.sftp;

import org.jspecify.annotations.NullMarked;
