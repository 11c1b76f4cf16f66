// SPDX-License-Identifier: Apache-2.0
/** Commands that show and switch services. */
@NullMarked
package io.lockgate.shell.commands.service;

import org.jspecify.annotations.NullMarked;
