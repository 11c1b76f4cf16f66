// SPDX-License-Identifier: Apache-2.0
/** Commands about alarms and the mails they cause. */
@NullMarked
package io.lockgate.shell.commands.alarm;

import org.jspecify.annotations.NullMarked;
