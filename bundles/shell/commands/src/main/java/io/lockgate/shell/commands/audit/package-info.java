// SPDX-License-Identifier: Apache-2.0
/** Commands that read the audit log. */
@NullMarked
package io.lockgate.shell.commands.audit;

import org.jspecify.annotations.NullMarked;
