// SPDX-License-Identifier: Apache-2.0
/** What all gateway commands share: who asks, what he may, tables, JSON and questions. */
@NullMarked
package io.lockgate.shell.commands.base;

import org.jspecify.annotations.NullMarked;
